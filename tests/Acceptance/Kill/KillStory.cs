using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>
/// The provider's process is killed (SIGKILL, so without a last word) at one call of an apply after the other, before the cloud has done what it asks for and
/// after. The cloud holds the call, so that the blow falls exactly there.
/// </summary>
internal sealed partial class KillStory() : Story("Kill")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Group = "vkcc_node_group.workers";
    private const string Addon = "vkcc_addon.ingress";
    private const string Policy = "vkcc_security_policy.range";
    private const int MostCalls = 100;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    // A cluster takes a second or two, so that waits have more than one look.
    protected override string? Speed => "600";

    public static IEnumerable<TestCaseData> Every() => Work.All.Select(work => new TestCaseData(work).SetArgDisplayNames(work.Name));

    [TestCaseSource(nameof(Every)), Category("Long")]
    public async Task Killed_at_every_call(object what)
    {
        var work = (Work)what;
        await using var terraform = await OpenAsync();
        terraform.Use("labelled.tf");
        if (!work.Creates)
        {
            await terraform.ApplyAsync();
        }

        var calls = 0;
        while (await StrikeBothAsync(terraform, work, $"\"skip\":{calls}"))
        {
            Assert.That(++calls, Is.LessThan(MostCalls), "The apply comes to an end.");
        }

        await TestContext.Out.WriteLineAsync($"{work.Name}: {calls} calls");
        Assert.That(calls, Is.GreaterThan(3), "Login, refresh, the change and its wait were struck.");
    }

    // The sample of the whole above: the two moments that matter most, one of them in every run.
    [TestCase("create and destroy")]
    [TestCase("scale a group", Category = "Long")]
    public async Task Killed_between_a_change_and_its_answer(string name)
    {
        var work = Work.All.Single(candidate => candidate.Name == name);
        await using var terraform = await OpenAsync();
        terraform.Use("labelled.tf");
        if (!work.Creates)
        {
            await terraform.ApplyAsync();
            terraform.Edit(work.From!, work.To!);
        }

        var where = $"\"method\":\"{work.Method}\",\"path\":\"{work.Path}\"";
        Assert.That(await StrikeAsync(terraform, where, Moment.After, created: work.Creates ? 2 : 0, "apply"), Is.True, "The call was met.");
    }

    // Their other calls are struck in one process (Simulator/Safety, EveryCallTests). A change that was killed before its call has not begun.
    [Test, Category("Long")]
    public async Task Killed_at_every_change_of_an_add_on_and_a_policy()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("labelled.tf");

        string[] bare = ["labelled.tf"], whole = ["labelled.tf", "addon-and-policy.tf"];
        await MetAsync(whole, "POST", "/addons$", Moment.Before, created: 2);
        terraform.Edit("replicaCount = 2", "replicaCount = 3");
        await MetAsync(null, "PATCH", "/addons/", Moment.After, created: 0);
        terraform.Edit("max_replicas = 3", "max_replicas = 5");
        await MetAsync(null, "PATCH", "/security_policy/", Moment.After, created: 0);
        await MetAsync(bare, "DELETE", "/addons/", Moment.After, created: 0);
        await MetAsync(whole, "POST", "/security_policy$", Moment.Before, created: 2);
        await MetAsync(bare, "DELETE", "/security_policy/", Moment.After, created: 0);
        await MetAsync(whole, "POST", "/addons$", Moment.After, created: 2);
        await terraform.ApplyAsync("labelled.tf");
        await MetAsync(whole, "POST", "/security_policy$", Moment.After, created: 2);

        async Task MetAsync(string[]? inputs, string method, string path, Moment moment, int created)
        {
            if (inputs is not null)
            {
                terraform.Use(inputs);
            }

            var where = $"\"method\":\"{method}\",\"path\":\"{path}\"";
            var wanted = inputs == bare ? (string[])[Cluster, Group] : [Cluster, Group, Addon, Policy];
            Assert.That(await StrikeAsync(terraform, where, moment, created, "apply", wanted), Is.True, $"{method} {path} was met.");
        }
    }

    /// <summary>Does the work and undoes it, struck before the effect of the call and after it.</summary>
    /// <param name="where">Members of the fault that say which call.</param>
    /// <returns>Whether a call was struck; false when there are not so many.</returns>
    private async Task<bool> StrikeBothAsync(Workspace terraform, Work work, string where)
    {
        if (work.Creates)
        {
            var struck = false;
            foreach (var moment in Enum.GetValues<Moment>())
            {
                struck |= await StrikeAsync(terraform, where, moment, created: 2, "apply");
                struck |= await StrikeAsync(terraform, where, moment, created: 0, "destroy");
            }

            return struck;
        }

        // The way back is the same kind of work, so each moment has its direction.
        terraform.Edit(work.From!, work.To!);
        var before = await StrikeAsync(terraform, where, Moment.Before, created: 0, "apply");
        if (work.Undo is null)
        {
            terraform.Edit(work.To!, work.From!);
            return await StrikeAsync(terraform, where, Moment.After, created: 0, "apply") || before;
        }

        var cluster = (string)(await Cloud.StateAsync()).Clusters.Single()["id"]!;
        await Cloud.PatchClusterAsync(cluster, work.Undo);
        var after = await StrikeAsync(terraform, where, Moment.After, created: 0, "apply");
        terraform.Edit(work.To!, work.From!);
        await Cloud.PatchClusterAsync(cluster, work.Undo);
        return before || after;
    }

    /// <summary>Kills the provider at a call, and proves that nothing is lost, nothing is there twice, and the next run finishes.</summary>
    /// <returns>False when the run came to its end before such a call.</returns>
    private async Task<bool> StrikeAsync(Workspace terraform, string where, Moment moment, int created, string command, string[]? addresses = null)
    {
        await Cloud.ForgetRequestsAsync();
        await Cloud.AddFaultAsync($$"""{{{where}},"times":1,"action":{{Action(moment)}}}""");
        string[] arguments = [command, "-auto-approve"];
        await using var apply = await terraform.StartAsync(arguments);
        var isHeld = false;
        await Eventually.IsTrueAsync(async () => (isHeld = await Cloud.HeldAsync() > 0) || apply.HasExited, "The run meets the fault or ends.", patience);
        if (isHeld)
        {
            foreach (var provider in apply.Descendants().ToList())
            {
                ChildProcess.Signal(provider, ChildProcess.Kill);
            }
        }

        var run = await terraform.EndAsync(apply, arguments);
        var calls = await Cloud.RequestsAsync();
        await Cloud.ClearFaultsAsync();
        if (!isHeld)
        {
            run.ShouldSucceed();
            return false;
        }

        var story = $"Killed at {calls[^1].Method} {calls[^1].Path}.\n{run.Transcript}";
        Assert.That(run.ExitCode, Is.EqualTo(1), story);
        await TaughtOrKnownAsync(terraform, command, story);

        var cloud = await Cloud.StateAsync();
        var ids = cloud.Clusters.Concat(cloud.NodeGroups).Concat(await Cloud.AddonsAsync()).Concat(Made(cloud)).Select(made => (string)made["id"]!).ToList();
        var state = await terraform.StateAsync();
        var wanted = command == "destroy" ? [] : addresses ?? [Cluster, Group];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Addresses, Is.EquivalentTo(wanted), story);
            Assert.That(ids, Is.EquivalentTo(state.Addresses.Select(address => state.Text(address, "id"))), $"State covers the inventory. {story}");
            Assert.That(state.Addresses.Where(state.IsTainted), Is.Empty, story);
            Assert.That(await CreatedAsync(), Is.EqualTo(created), $"Objects made, the next runs included. {story}");
            if (command != "destroy")
            {
                var plan = await terraform.PlanAsync();
                Assert.That(plan.IsEmpty, Is.True, $"{plan}\n{story}");
            }
        }

        return true;
    }

    /// <summary>Runs again without trouble. What a killed creation left behind, and nobody can prove to be ours, is taken over by the <c>import</c> block that
    /// the error prints.</summary>
    private async Task TaughtOrKnownAsync(Workspace terraform, string command, string story)
    {
        var imports = Path.Combine(terraform.Configuration, "imports.tf");
        try
        {
            for (var tries = 0; ; tries++)
            {
                var next = await terraform.RunAsync(command, "-auto-approve");
                if (next.Succeeded)
                {
                    return;
                }

                // Two objects at the most.
                Assert.That(tries, Is.LessThan(2), $"{next.Transcript}\n{story}");
                var told = ImportBlock().Matches(next.Text);
                Assert.That(told, Is.Not.Empty, $"{next.Transcript}\n{story}");
                var cloud = await Cloud.StateAsync();
                var known = cloud.Clusters.Concat(cloud.NodeGroups).Concat(Made(cloud)).Select(made => (string)made["id"]!)
                    .Concat((await Cloud.AddonsAsync()).Select(addon => $"{addon["cluster_id"]}/{addon["name"]}")).ToList();

                // Plan and creation may both say it.
                foreach (var block in told.DistinctBy(block => block.Value))
                {
                    // What the service does not tell stands in the console.
                    var id = block.Groups["id"].Value is "<its id>" ? (string)Made(cloud).Single()["id"]! : block.Groups["id"].Value;
                    Assert.That(known, Does.Contain(id), $"{next.Transcript}\n{story}");
                    var type = block.Groups["type"].Value;
                    var address = ((string[])[Cluster, Group, Addon, Policy]).Single(one => one.StartsWith($"{type}.", StringComparison.Ordinal));
                    await File.AppendAllTextAsync(imports, $"import {{\n  to = {address}\n  id = \"{id}\"\n}}\n");
                }
            }
        }
        finally
        {
            File.Delete(imports);
        }
    }

    private async Task<int> CreatedAsync() => (await Cloud.RequestsAsync()).Count(request =>
        request.Method == "POST" && request.Status == 200 && Regex.IsMatch(request.Path, "/(clusters|node-groups|addons|security_policy)$"));

    /// <summary>Policies that the platform does not give to every cluster.</summary>
    private static IEnumerable<JsonNode> Made(CloudState cloud) => cloud.SecurityPolicies.Where(policy => !(bool)policy["simulator"]!["is_default"]!);

    private static string Action(Moment moment) => moment is Moment.Before ? """{"hang_seconds":600}""" : """{"hold_seconds":600}""";

    [GeneratedRegex("""to = (?<type>\w+)\.<name>\s+id = "(?<id>[^"]+)"\s+\}""")]
    private static partial Regex ImportBlock();

    /// <summary>When the process dies: before the cloud does what the call asks for, or after.</summary>
    public enum Moment
    {
        Before,
        After,
    }
}
