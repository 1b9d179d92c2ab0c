using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>What large configurations cost: plans without a change in three sizes, one apply, and look-ups by name.</summary>
internal sealed class ScaleSession(Places places)
{
    private const int CallsBesideClusters = 10;
    private const double CpuOfResource = 0.8;
    private const double PeakMemory = 150;
    private const double CallsOfGroup = 4.5;
    private const int LookUps = 20;

    // What every plan pays makes a small one dearer by the resource, so a linear one comes out below 1.
    private const double Linear = 1.2;

    private static readonly int[] Sizes = [500, 2_000, 10_000];

    private readonly StringBuilder text = new();
    private readonly List<string> exceeded = [];

    /// <summary>Returns the report as Markdown, and the figures that are over their limits.</summary>
    /// <param name="runs">Of each plan.</param>
    public async Task<(string Text, IReadOnlyList<string> Exceeded)> RunAsync(int runs)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new BenchmarkException("What the provider uses within a command is measured on Linux alone, where /proc tells it.");
        }

        places.Clear();
        var world = await MakeAsync();
        Line($"{ScaleWorld.GroupsOfCluster} node groups a cluster, {runs} of each plan (medians), on {Environment.ProcessorCount} cores. CPU and memory: the "
            + "provider's processes alone.");
        Line();
        Line("| plan without a change | resources | CPU, ms | CPU a resource, ms | peak memory, MB | calls | calls beside one a cluster | whole plan, s |");
        Line("|---|---|---|---|---|---|---|---|");
        List<(int Resources, double Cpu, double Memory)> rows = [];
        foreach (var size in Sizes)
        {
            rows.Add(await PlanAsync(world, size, runs));
        }

        Line();
        Line("| ratio to the size before | resources | CPU | CPU a resource | peak memory |");
        Line("|---|---|---|---|---|");
        for (var i = 1; i < rows.Count; i++)
        {
            var (before, now) = (rows[i - 1], rows[i]);
            var ratio = now.Cpu / now.Resources / (before.Cpu / before.Resources);
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Sizes[i]} to {Sizes[i - 1]} groups | {(double)now.Resources / before.Resources:F1} | {now.Cpu / before.Cpu:F1} | {ratio:F2} (at "
                    + $"most {Linear}) | {now.Memory / before.Memory:F1} |"));
            Hold($"CPU a resource at {Sizes[i]} groups to that at {Sizes[i - 1]}", ratio, Linear);
        }

        Line();
        Line("| | calls | |");
        Line("|---|---|---|");
        await ApplyAsync(Sizes[0]);
        await LookUpAsync(world);
        return (text.ToString(), exceeded);
    }

    /// <summary>One cluster with one group, applied by terraform.</summary>
    private async Task<ScaleWorld> MakeAsync()
    {
        var folder = Folder("seed");
        var state = Path.Combine(folder, "cloud.json");
        using (var cloud = await Cloud.StartAsync(places, state))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), ScaleWorld.Configuration(1, groups: 1));
            await RunAsync(folder, cloud, "apply", "-auto-approve");
        }

        return new ScaleWorld(state, Path.Combine(folder, "terraform.tfstate"));
    }

    private async Task<(int Resources, double Cpu, double Memory)> PlanAsync(ScaleWorld world, int groups, int runs)
    {
        var clusters = groups / ScaleWorld.GroupsOfCluster;
        var folder = Folder($"plan-{groups}");
        var state = Path.Combine(folder, "cloud.json");
        world.Write(clusters, state, Path.Combine(folder, "terraform.tfstate"));
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), ScaleWorld.Configuration(clusters));
        using var cloud = await Cloud.StartAsync(places, state);
        List<Sample> samples = [];
        var calls = 0;
        for (var run = 0; run < runs; run++)
        {
            await cloud.ForgetCallsAsync();
            samples.Add(await RunAsync(folder, cloud, "plan", "-detailed-exitcode"));
            calls = Math.Max(calls, (await cloud.CallsAsync()).Count);
        }

        var resources = clusters + groups;
        var (cpu, memory, wall) = (Median(samples, s => s.Cpu), Median(samples, s => s.Memory!.Value), Median(samples, s => s.Wall));
        Line(string.Create(CultureInfo.InvariantCulture, $"| {groups} groups | {resources} | {cpu:F0} | {cpu / resources:F2} (at most {CpuOfResource}) "
            + $"| {memory:F0} (at most {PeakMemory:F0}) | {calls} | {calls - clusters} (at most {CallsBesideClusters}) | {wall / 1000:F1} |"));
        Hold($"CPU a resource at {groups} groups", cpu / resources, CpuOfResource);
        Hold($"peak memory at {groups} groups", memory, PeakMemory);
        Hold($"calls beside one a cluster at {groups} groups", calls - clusters, CallsBesideClusters);
        return (resources, cpu, memory);
    }

    private async Task ApplyAsync(int groups)
    {
        var folder = Folder("apply");
        using var cloud = await Cloud.StartAsync(places);
        await cloud.SetQuotaAsync("RegionOne", new JsonObject { ["clusters"] = groups, ["node_groups"] = groups, ["nodes"] = groups });
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), ScaleWorld.Configuration(groups / ScaleWorld.GroupsOfCluster));

        // At terraform's own ten at a time: the plans inside an apply come one by one then, each after changes of others.
        await RunAsync(folder, cloud, "apply", "-auto-approve");
        var calls = (await cloud.CallsAsync()).Count / (double)groups;
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"| apply of {groups} groups in {groups / ScaleWorld.GroupsOfCluster} clusters, on a cloud that is ready at once | {calls:F2} a group | at "
                + $"most {CallsOfGroup} |"));
        Hold("calls a group of an apply", calls, CallsOfGroup);
    }

    private async Task LookUpAsync(ScaleWorld world)
    {
        var folder = Folder("look-up");
        var state = Path.Combine(folder, "cloud.json");
        world.Write(2 * LookUps, state, Path.Combine(folder, "unused.tfstate"));
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), ScaleWorld.LookUps(LookUps));
        using var cloud = await Cloud.StartAsync(places, state);
        await RunAsync(folder, cloud, "plan");
        var calls = await cloud.CallsAsync();
        var looks = calls.Count(call => call.Contains("/clusters/scale-c", StringComparison.Ordinal));
        var lists = calls.Count(call => call.EndsWith("/clusters", StringComparison.Ordinal) || call.EndsWith("/clusters/detail", StringComparison.Ordinal));

        // A name may be taken in both generations, and then it says nothing.
        Line($"| plan of {LookUps} `data \"vkcc_cluster\"` by name | {looks} look-ups by name, {lists} lists | at most {2 * LookUps}: one in each generation; "
            + "no list |");
        Hold("look-ups by name", looks, 2 * LookUps);
        Hold("lists of clusters", lists, 0);
    }

    private async Task<Sample> RunAsync(string folder, Cloud cloud, params string[] arguments)
    {
        using var child = new Child(places.Terraform, [.. arguments, "-no-color", "-input=false"], folder, places.WithProvider(cloud.Environment));
        ProviderWatch watch;
        using (watch = new ProviderWatch(child.Id, places.Provider))
        {
            child.CloseInput();
            await child.EndAsync();
        }

        return new Sample(child.Elapsed, watch.Cpu, watch.Memory);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(places.Work, name)).FullName;

    private static double Median(IEnumerable<Sample> samples, Func<Sample, double> figure) => Spread.Of(samples.Select(figure)).Median;

    private void Hold(string what, double figure, double most)
    {
        if (figure > most)
        {
            exceeded.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {figure:F2} (at most {most:0.##})"));
        }
    }

    private void Line(string line = "") => text.Append(line).Append('\n');
}
