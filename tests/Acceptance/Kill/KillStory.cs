using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>
/// The provider's process is killed (SIGKILL, so without a last word) at one call of an apply after the other, before the cloud has done what it asks for and after.
/// The cloud holds the call, so that the blow falls exactly there.
/// </summary>
internal sealed partial class KillStory() : Story("Kill")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Group = "vkcc_node_group.workers";
    private const int MostCalls = 100;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    // A cluster takes a second or two, so that waits have more than one look.
    protected override string? Speed => "600";

    public static IEnumerable<TestCaseData> Every() =>
        from work in Work.All
        from moment in Enum.GetValues<Moment>()
        select new TestCaseData(work, moment).SetArgDisplayNames(work.Name, moment.ToString());

    [TestCaseSource(nameof(Every)), Category("Long")]
    public async Task Killed_at_every_call(object what, Moment moment)
    {
        var work = (Work)what;
        await using var terraform = await OpenAsync();
        terraform.Use("fixed.tf");
        if (!work.Creates)
        {
            await terraform.ApplyAsync();
        }

        var struck = 0;
        for (var (call, isOver) = (0, false); !isOver; call++)
        {
            Assert.That(call, Is.LessThan(MostCalls), "The apply comes to an end.");
            isOver = !await ThereAndBackAsync(terraform, work, $$"""{"skip":{{call}},"times":1,"action":{{Action(moment)}}}""");
            struck = call;
        }

        await TestContext.Out.WriteLineAsync($"{work.Name}, {moment}: {struck} calls");
        Assert.That(struck, Is.GreaterThan(3), "Login, refresh, the change and its wait were struck.");
    }

    // The sample of the whole above: the two moments that matter most.
    [TestCase("create and destroy", Moment.After)]
    [TestCase("scale a group", Moment.After)]
    public async Task Killed_between_a_change_and_its_answer(string name, Moment moment)
    {
        var work = Work.All.Single(candidate => candidate.Name == name);
        await using var terraform = await OpenAsync();
        terraform.Use("fixed.tf");
        if (!work.Creates)
        {
            await terraform.ApplyAsync();
            terraform.Edit(work.From!, work.To!);
        }

        var fault = $$"""{"method":"{{work.Method}}","path":"{{work.Path.Replace(@"\", @"\\", StringComparison.Ordinal)}}","times":1,"action":{{Action(moment)}}}""";
        Assert.That(await StrikeAsync(terraform, fault, created: work.Creates ? 2 : 0, "apply"), Is.True, "The call was met.");
    }

    /// <returns>Whether a call was struck; false when neither way has so many.</returns>
    private async Task<bool> ThereAndBackAsync(Workspace terraform, Work work, string fault)
    {
        if (work.Creates)
        {
            var made = await StrikeAsync(terraform, fault, created: 2, "apply");
            return await StrikeAsync(terraform, fault, created: 0, "destroy") || made;
        }

        terraform.Edit(work.From!, work.To!);
        var there = await StrikeAsync(terraform, fault, created: 0, "apply");
        terraform.Edit(work.To!, work.From!);
        if (work.Undo is null)
        {
            return await StrikeAsync(terraform, fault, created: 0, "apply") || there;
        }

        await Cloud.PatchClusterAsync((string)(await Cloud.StateAsync()).Clusters.Single()["id"]!, work.Undo);
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True, "The way back is done.");
        return there;
    }

    /// <summary>Kills the provider at the call that the fault holds, and proves that nothing is lost, nothing is there twice, and the next run finishes.</summary>
    /// <returns>False when the run came to its end before such a call.</returns>
    private async Task<bool> StrikeAsync(Workspace terraform, string fault, int created, string command)
    {
        await Cloud.ForgetRequestsAsync();
        await Cloud.AddFaultAsync(fault);
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
        var ids = cloud.Clusters.Concat(cloud.NodeGroups).Select(made => (string)made["id"]!).ToList();
        var state = await terraform.StateAsync();
        string[] wanted = command == "destroy" ? [] : [Cluster, Group];
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

    /// <summary>Runs again without trouble. What a killed creation left behind, and nobody can prove to be ours, is taken over by the <c>import</c> block that the error prints.</summary>
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

                // A cluster and its group at the most.
                Assert.That(tries, Is.LessThan(2), $"{next.Transcript}\n{story}");
                var told = ImportBlock().Matches(next.Text);
                Assert.That(told, Is.Not.Empty, $"{next.Transcript}\n{story}");
                var known = (await Cloud.StateAsync()) is var cloud ? cloud.Clusters.Concat(cloud.NodeGroups).Select(made => (string)made["id"]!).ToList() : [];
                foreach (Match block in told)
                {
                    Assert.That(known, Does.Contain(block.Groups["id"].Value), $"{next.Transcript}\n{story}");
                    var address = block.Groups["type"].Value == "vkcc_cluster" ? Cluster : Group;
                    await File.AppendAllTextAsync(imports, $"import {{\n  to = {address}\n  id = \"{block.Groups["id"].Value}\"\n}}\n");
                }
            }
        }
        finally
        {
            File.Delete(imports);
        }
    }

    private async Task<int> CreatedAsync() => (await Cloud.RequestsAsync()).Count(request =>
        request.Method == "POST" && request.Status == 200 && Regex.IsMatch(request.Path, "/(clusters|node-groups)$"));

    private static string Action(Moment moment) => moment is Moment.Before ? """{"hang_seconds":600}""" : """{"hold_seconds":600}""";

    [GeneratedRegex("""to = (?<type>\w+)\.<name>\s+id = "(?<id>[0-9A-Za-z-]+)"\s+\}""")]
    private static partial Regex ImportBlock();

    /// <summary>When the process dies: before the cloud does what the call asks for, or after.</summary>
    public enum Moment
    {
        Before,
        After,
    }
}
