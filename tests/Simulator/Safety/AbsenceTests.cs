using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>An absence is proven, never believed: nothing is dropped, replaced or destroyed because one look, or two, found nothing.</summary>
public sealed class AbsenceTests
{
    private const int MostCalls = 60;

    public static IEnumerable<TestCaseData> Forms =>
        from generation in (int[])[2, 1]
        from form in Absent.All
        from times in (int[])[1, 2]
        let test = new TestCaseData(generation, form, times).SetArgDisplayNames($"generation {generation}", form.Name, times == 1 ? "once" : "twice in a row")
        select form.IsTheServices || (form.Name == "404 page" && times == 1) ? test : test.SetCategory("Long");

    [TestCaseSource(nameof(Forms))]
    public async Task An_apply_without_changes_drops_nothing(int generation, object form, int times)
    {
        for (var target = 0; target < MostCalls; target++)
        {
            await using var cloud = await SmallCloud.StartAsync("instant");
            var workspace = new Workspace(cloud) { ChecksOnline = true };
            var blocks = Living(generation);
            await Expect.AppliedAsync(workspace, blocks);
            await cloud.ForgetCallsAsync();
            var before = Ids(workspace);

            Call? struck = null;
            workspace.Trap = new Trap(_ => true, (call, n, send) =>
            {
                if (n < target || n >= target + times)
                {
                    return send();
                }

                struck = call;
                return Task.FromResult(((Absent)form).Answer(call.Path));
            });
            var report = await workspace.ApplyAsync(blocks);
            workspace.Trap = null;
            if (struck is null)
            {
                Assert.That(target, Is.GreaterThan(1));
                return;
            }

            var story = $"\n{form} at call {target}: {struck.Method} {struck.Path}\n{report.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Ids(workspace), Is.EqualTo(before), "state" + story);
                Assert.That(
                    (await cloud.CallsAsync()).Where(
                        c => !c.StartsWith("GET ", StringComparison.Ordinal) && !c.Contains("/auth/tokens ", StringComparison.Ordinal)),
                    Is.Empty,
                    "changes" + story);
                Assert.That(report.Drift, Is.Empty, story);
                Assert.That(report.All.Select(d => d.Summary), Has.None.Contains(" is gone").And.None.EqualTo("Unexpected error in the provider"), story);
                Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.Zero, story);
            }
        }

        Assert.Fail("the apply does not end");
    }

    /// <summary>Every look of the refresh finds nothing, and the plan, about to make the cluster anew, sees its name.</summary>
    [Test]
    public async Task A_cluster_that_is_gone_for_the_refresh_and_there_for_the_plan_is_a_contradiction([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        var block = generation == 1 ? FirstCluster() : Cluster();
        await Expect.AppliedAsync(workspace, block);
        var before = Ids(workspace);
        await cloud.ForgetCallsAsync();

        var looks = 0;
        workspace.Trap = Trap.At("GET", "/clusters/(?!k8s_versions)[^/]+$", (call, _, send) =>
            call.Path.EndsWith("/shop", StringComparison.Ordinal) && Interlocked.Increment(ref looks) > 1
                ? send()
                : Task.FromResult(Absent.All[^1].Answer(call.Path)));
        var report = await workspace.ApplyAsync(block);
        workspace.Trap = null;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Errors.Select(d => d.Summary), Is.EqualTo(new[] { "VK Cloud contradicts itself" }), report.Text);
            Assert.That(report.Errors.Single().Detail, Does.Contain("\"shop\"").And.Contain(before[Main]).And.Contain("plan again"));
            Assert.That(
                (await cloud.CallsAsync()).Where(
                    c => !c.StartsWith("GET ", StringComparison.Ordinal) && !c.Contains("/auth/tokens ", StringComparison.Ordinal)),
                Is.Empty);
            Assert.That((await workspace.PlanAsync(block)).ExitCode, Is.Zero, "what the message says: plan again");
        }
    }

    // However often: the service forgets one of an object's names, or answers no look at it.
    [Test]
    public async Task An_object_that_is_not_found_by_its_id_alone_is_not_gone(
        [Values(1, 2)] int generation,
        [Values("/clusters/{0}$", "/node-?groups/{1}$")] string path,
        [ValueSource(typeof(Absent), nameof(Absent.All))] object form)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        var blocks = Living(generation);
        await Expect.AppliedAsync(workspace, blocks);
        var before = Ids(workspace);
        await cloud.ForgetCallsAsync();

        workspace.Trap = Trap.At(
            "GET",
            string.Format(null, path, workspace.State[Main].Id, workspace.State["vkcc_node_group.web"].Id),
            (call, _, _) => Task.FromResult(((Absent)form).Answer(call.Path)));
        var report = await workspace.ApplyAsync(blocks);
        var destroyed = await workspace.DestroyAsync();
        workspace.Trap = null;

        var story = $"\n{report.Text}\n{destroyed.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
        Assert.That(report.Drift, Is.Empty, story);
        foreach (var (address, id) in before)
        {
            var isThere = (await cloud.ClustersAsync()).Concat(await cloud.GroupsAsync()).Any(o => SmallCloud.IdOf(o) == id);
            Assert.That(isThere, Is.EqualTo(workspace.State.ContainsKey(address)), $"{address} is in state as long as it is there" + story);
        }

        Assert.That((await workspace.DestroyAsync()).Errors, Is.Empty, story);
        Assert.That((await cloud.ClustersAsync()).Count + (await cloud.GroupsAsync()).Count, Is.Zero, story);
    }

    [TestCaseSource(nameof(Forms))]
    public async Task A_delete_that_finds_nothing_deletes_or_says_so(int generation, object form, int times)
    {
        foreach (var path in (string[])["/clusters/[^/]+$", "/node-?groups/[^/]+$"])
        {
            await using var cloud = await SmallCloud.StartAsync("instant");
            var workspace = new Workspace(cloud);
            await Expect.AppliedAsync(workspace, Living(generation));
            await cloud.ForgetCallsAsync();

            workspace.Trap = Trap.At("DELETE", path, (call, n, send) => n < times ? Task.FromResult(((Absent)form).Answer(call.Path)) : send());
            var report = await workspace.DestroyAsync();
            workspace.Trap = null;

            var story = $"\n{report.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
            using (Assert.EnterMultipleScope())
            {
                Assert.That(report.Errors, Is.Empty, story);
                Assert.That(workspace.State, Is.Empty, story);
                Assert.That((await cloud.ClustersAsync()).Count + (await cloud.GroupsAsync()).Count, Is.Zero, story);
            }
        }
    }

    [Test]
    public async Task A_delete_that_never_finds_anything_keeps_state_and_says_so(
        [Values(1, 2)] int generation, [ValueSource(typeof(Absent), nameof(Absent.All))] object form)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, Living(generation));

        workspace.Trap = new Trap(call => call.Method == "DELETE", (call, _, _) => Task.FromResult(((Absent)form).Answer(call.Path)));
        var report = await workspace.DestroyAsync();
        workspace.Trap = null;

        Assert.That(report.Errors.Select(d => d.Summary), Has.All.EqualTo("Deletion has no effect"), report.Text);
        await Expect.CoveredAsync(workspace, report, report.Text);
        Assert.That((await workspace.DestroyAsync()).Errors, Is.Empty);
    }

    public static IEnumerable<TestCaseData> BadIds =>
        from generation in (int[])[2, 1]
        from id in (string[])
        [
            "17",
            "-0",
            "\"../../identity/v3\"",
            generation == 2 ? "\"7b0f4a52-0000-4000-8000-0000000000aa\"" : "\"2zzzzzzzzzzzzzzzzzzzzzzzzzz\"",
            "\"\"",
            "\" \"",
            "null",
        ]
        select new TestCaseData(generation, id);

    // The id is data from outside; what is none would be stored, and the real object lost.
    [TestCaseSource(nameof(BadIds))]
    public async Task An_id_that_is_none_is_not_stored_and_the_real_object_is_found(int generation, string id)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud)
        {
            Trap = Trap.At("POST", "/(clusters|node-?groups)$", async (_, _, send) =>
            {
                (await send()).Dispose();
                return await Troubles.Answer(200, $$"""{"id":{{id}},"uuid":{{id}},"node_group_id":{{id}}}""");
            }),
        };
        var report = await workspace.ApplyAsync(Living(generation));
        workspace.Trap = null;

        Assert.That(report.Errors, Is.Empty, report.Text);
        await Expect.CoveredAsync(workspace, report, report.Text);
        await Expect.ConvergesAsync(workspace, Living(generation), report.Text);
    }

    [Test]
    public async Task An_answer_about_another_object_is_not_taken(
        [Values(1, 2)] int generation, [Values("/clusters/[^/]+$", "/node-?groups/[^/]+$")] string path)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var blocks = Living(generation);
        await Expect.AppliedAsync(workspace, blocks);
        var before = Ids(workspace);

        var another = """
            {"id":"../../identity/v3","uuid":"7b0f4a52-0000-4000-8000-0000000000aa","name":"else","node_group":{"id":"../../identity/v3","name":"else"}}
            """;
        workspace.Trap = Trap.At("GET", path, (_, n, send) => n == 0 ? Troubles.Answer(200, another) : send());
        var report = await workspace.ApplyAsync(blocks);
        workspace.Trap = null;

        Assert.That(Ids(workspace), Is.EqualTo(before), report.Text);
        Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.Zero, report.Text);
    }

    // 502 without effect, and meanwhile somebody else creates a different group of the name.
    [Test]
    public async Task A_strangers_group_is_not_adopted([Values(1, 2)] int generation, [Values("disk_size", "flavor", "node_count", "labels")] string attribute)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var (ours, theirs) = (new Workspace(cloud), new Workspace(cloud));
        var cluster = Living(generation)[0];
        await Expect.AppliedAsync(ours, cluster);
        Assert.That((await theirs.ImportAsync(cluster, ours.State[Main].Id)).Errors, Is.Empty);
        var different = Group(changes: attribute switch
        {
            "disk_size" => (attribute, Tf.N(90)),
            "flavor" => (attribute, Tf.S("STD2-4-8")),
            "node_count" => (attribute, Tf.N(1)),
            _ => (attribute, Tf.Map(("pool", Tf.S("theirs")))),
        });
        ours.Trap = Trap.At("POST", "/node-?groups$", async (_, n, send) =>
        {
            if (n > 0)
            {
                return await send();
            }

            await Expect.AppliedAsync(theirs, cluster, different);
            return await Troubles.Answer(502, "<html>Bad gateway</html>");
        });
        var report = await ours.ApplyAsync(cluster, Group());
        ours.Trap = null;

        var stranger = theirs.State["vkcc_node_group.web"].Id;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Errors.Single().Summary, Is.EqualTo("Name is taken"), report.Text);
            Assert.That(report.Text, Does.Contain($"id = \"{stranger}\""));
            Assert.That(ours.State.Keys, Is.EqualTo((string[])[Main]), report.Text);
            Assert.That(await cloud.GroupsAsync(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Another_region_says_nothing_about_what_is_in_state([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, Living(generation));
        var before = Ids(workspace);

        workspace.Region = "kz";
        var plan = await workspace.PlanAsync(Living(generation));
        var saved = await workspace.DestroyAsync(refresh: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Errors.Select(d => d.Summary), Is.Not.Empty.And.All.EqualTo("Another region than the state's"), plan.Text);
            Assert.That(plan.Text, Does.Contain("\"RegionOne\"").And.Contain("\"kz\""));
            Assert.That(saved.Errors.Select(d => d.Summary), Is.Not.Empty.And.All.EqualTo("Another region than the state's"), saved.Text);
            Assert.That(Ids(workspace), Is.EqualTo(before));
            Assert.That((await cloud.ClustersAsync()).Count + (await cloud.GroupsAsync()).Count, Is.EqualTo(3));
        }
    }

    private static Wanted[] Living(int generation) =>
        [generation == 1 ? FirstCluster() : Cluster(), Group(), Group("api", "vkcc_node_group.api")];

    private static SortedDictionary<string, string> Ids(Workspace workspace) =>
        new(workspace.State.ToDictionary(i => i.Key, i => i.Value.Id), StringComparer.Ordinal);
}
