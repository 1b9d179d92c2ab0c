using Terraform.Framework;
using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>What means the same to the service is no change: neither in the next plan, nor after an import, nor in either direction.</summary>
public sealed class MeaningTests
{
    private const string Web = "vkcc_node_group.web";

    private static readonly TfValue NoTimeouts = Tf.Obj(("create", Tf.Null), ("update", Tf.Null), ("delete", Tf.Null));

    private static Wanted[] Written(int generation, bool empty)
    {
        var (text, set, map, timeouts) = empty ? (Tf.S(""), Tf.Set(), Tf.Map(), NoTimeouts) : (Tf.Null, Tf.Null, Tf.Null, Tf.Null);
        (string, TfValue)[] cluster =
        [
            ("description", text), ("keypair", text), ("dns_domain", text), ("api_allowed_cidrs", set), ("insecure_registries", set), ("labels", map),
            ("timeouts", timeouts),
        ];
        return
        [
            generation == 2 ? Cluster(changes: cluster) : FirstCluster(changes: cluster),
            Group(changes: [("labels", map), ("taints", set), ("timeouts", timeouts)]),
        ];
    }

    [Test]
    public async Task Empty_and_left_out_are_one([Values(1, 2)] int generation, [Values] bool emptyFirst)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var (first, second) = (Written(generation, emptyFirst), Written(generation, !emptyFirst));
        await Expect.AppliedAsync(workspace, first);

        using (Assert.EnterMultipleScope())
        {
            foreach (var blocks in new[] { first, second })
            {
                var plan = await workspace.PlanAsync(blocks);
                Assert.That(plan.ExitCode, Is.Zero, plan.Text);
            }
        }
    }

    [Test]
    public async Task Empty_and_left_out_are_one_right_after_an_import([Values(1, 2)] int generation, [Values] bool empty)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var maker = new Workspace(cloud);
        await Expect.AppliedAsync(maker, Written(generation, !empty));
        var workspace = new Workspace(cloud);
        var blocks = Written(generation, empty);
        foreach (var block in blocks)
        {
            var report = await workspace.ImportAsync(block, maker.State[block.Address].Id);
            Assert.That(report.Errors, Is.Empty, report.Text);
        }

        var plan = await workspace.PlanAsync(blocks);

        Assert.That(plan.ExitCode, Is.Zero, plan.Text);
    }

    [Test]
    public async Task Line_ends_of_Windows_do_not_replace_a_cluster()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, Cluster(changes: ("description", Tf.S("the shop\nof the team\n"))));

        var windows = await workspace.PlanAsync(Cluster(changes: ("description", Tf.S("the shop\r\nof the team\r\n"))));
        var other = await workspace.PlanAsync(Cluster(changes: ("description", Tf.S("the shop\n"))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(windows.ExitCode, Is.Zero, windows.Text);
            Assert.That(other.Steps[Main], Is.EqualTo(Step.Replace), other.Text);
        }
    }

    [Test]
    public async Task What_was_written_goes_when_it_is_taken_out([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, [generation == 2 ? Cluster() : FirstCluster(), Group()]);

        var blocks = Written(generation, empty: false);
        var plan = await workspace.PlanAsync(blocks);
        await Expect.AppliedAsync(workspace, blocks);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Steps.Values, Is.All.EqualTo(Step.Update), plan.Text);
            Assert.That(workspace.State[Main].State["labels"], Is.EqualTo(Tf.Map()));
            Assert.That(workspace.State[Web].State["taints"], Is.EqualTo(Tf.Set()));
            Assert.That((await workspace.PlanAsync(blocks)).ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task What_the_cloud_stored_otherwise_than_planned_is_told_and_shown_as_drift()
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = new Workspace(cloud)
        {
            // Somebody restricts the API while the cluster comes up.
            Trap = Trap.At("GET", "/clusters/[0-9A-Za-z]{27}$", async (call, number, send) =>
            {
                if (number == 0)
                {
                    await cloud.PatchAsync(
                        $"clusters/{call.Path[^27..]}", """{"load_balancer_config":{"octavia_engine":{"allowed_cidrs":["198.51.100.0/24"]}}}""");
                }

                return await send();
            }),
        };
        var blocks = new[] { Cluster(changes: ("api_allowed_cidrs", Tf.Null)) };

        var applied = await workspace.ApplyAsync(blocks);
        var plan = await workspace.PlanAsync(blocks);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(applied.Errors, Is.Empty, applied.Text);
            var told = applied.All.Single(d => d.Summary == "Result differs from plan");
            Assert.That((told.Severity, told.Path.ToString()), Is.EqualTo((DiagnosticSeverity.Warning, "api_allowed_cidrs")));
            Assert.That(told.Detail, Does.Contain("198.51.100.0/24"));
            Assert.That(plan.Drift, Is.EqualTo(new[] { $"{Main}.api_allowed_cidrs" }), plan.Text);
            Assert.That(plan.Steps[Main], Is.EqualTo(Step.Update));
        }

        await Expect.ConvergesAsync(workspace, blocks, plan.Text);
    }

    [Test]
    public async Task A_zone_that_the_platform_moved_can_be_chosen_again([Values(1, 2)] int generation)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        var cluster = generation == 2 ? Cluster() : FirstCluster();
        Wanted[] In(string zone) => [cluster, Group(changes: ("availability_zone", Tf.S(zone)))];
        await Expect.AppliedAsync(workspace, In("MS1"));
        var id = workspace.State[Web].Id;

        await cloud.PatchAsync($"node-groups/{id}", generation == 2 ? """{"zones":["ME1"]}""" : """{"availability_zones":["ME1"]}""");
        var moved = await workspace.ApplyAsync(In("MS1"));
        var elsewhere = await workspace.PlanAsync(In("PA2"));
        var follows = await workspace.ApplyAsync(In("ME1"));
        await cloud.ForgetCallsAsync();
        var quiet = await workspace.PlanAsync(In("ME1"));
        var again = await workspace.PlanAsync(In("MS1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((moved.ExitCode, Moves(moved)), Is.EqualTo((0, 1)), moved.Text);
            Assert.That(
                moved.All.Single(d => d.Summary == "Moved to another zone by the platform").Detail,
                Does.Contain("availability_zone = \"ME1\"").And.Contain("-replace"));
            Assert.That((elsewhere.Steps[Web], Moves(elsewhere)), Is.EqualTo((Step.Replace, 0)), elsewhere.Text);
            Assert.That((follows.Steps[Web], Moves(follows)), Is.EqualTo((Step.Update, 0)), follows.Text);
            Assert.That(follows.Changes, Is.EqualTo(new[] { $"{Web}.moved_from" }), follows.Text);
            Assert.That((quiet.ExitCode, Moves(quiet)), Is.EqualTo((0, 0)), quiet.Text);
            Assert.That((again.Steps[Web], Moves(again)), Is.EqualTo((Step.Replace, 0)), again.Text);
            Assert.That(workspace.State[Web].Id, Is.EqualTo(id));
        }

        static int Moves(Report report) => report.All.Count(d => d.Summary == "Moved to another zone by the platform");
    }

    [Test]
    public async Task Zones_of_masters_that_the_platform_moved_are_followed_and_chosen_again()
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var workspace = new Workspace(cloud);
        static Wanted In(params string[] zones) => Cluster(changes: ("availability_zones", Tf.Set([.. zones.Select(z => (TfValue)Tf.S(z))])));
        await Expect.AppliedAsync(workspace, In("GZ1", "ME1", "MS1"));

        await cloud.PatchAsync($"clusters/{workspace.State[Main].Id}", """{"deployment_type":{"multi_zonal_deployment":{"zones":["ME1","MS1","PA2"]}}}""");
        var moved = await workspace.PlanAsync(In("GZ1", "ME1", "MS1"));
        await Expect.AppliedAsync(workspace, In("ME1", "MS1", "PA2"));
        var quiet = await workspace.PlanAsync(In("ME1", "MS1", "PA2"));
        var again = await workspace.PlanAsync(In("GZ1", "ME1", "MS1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(moved.ExitCode, Is.Zero, moved.Text);
            Assert.That(quiet.ExitCode, Is.Zero, quiet.Text);
            Assert.That(again.Steps[Main], Is.EqualTo(Step.Replace), again.Text);
        }
    }
}
