namespace Vkcc.Simulator;

/// <summary>What <c>GET /_simulator/view</c> answers and the page draws. Nothing secret has a place in it.</summary>
/// <param name="Scenario">Null while none is played.</param>
/// <param name="Waits">What callers wait for just now.</param>
/// <param name="Calls">The latest API calls, newest first.</param>
internal sealed record PageView(
    ClockView Clock, ScenarioView? Scenario, IReadOnlyList<WaitView> Waits, IReadOnlyList<RegionView> Regions, IReadOnlyList<CallView> Calls);

/// <summary>Simulated time.</summary>
/// <param name="Factor">Simulated seconds in a real one.</param>
/// <param name="Paused">It moves by hand alone.</param>
/// <param name="Instant">Operations take no time.</param>
internal sealed record ClockView(DateTimeOffset Now, double Factor, bool Paused, bool Instant);

internal sealed record ScenarioView(string Name, IReadOnlyList<ScenarioStepView> Steps)
{
    public static ScenarioView Of(Schedule schedule) =>
        new(schedule.Name, [.. schedule.Steps.Select(step => new ScenarioStepView(schedule.TimeOf(step), step.Does, step.State, step.Problem))]);
}

/// <param name="Time">Simulated.</param>
/// <param name="State"><c>to come</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Problem">Why it failed.</param>
internal sealed record ScenarioStepView(DateTimeOffset Time, string Does, string State, string? Problem);

/// <summary>An API call without its query, headers and body.</summary>
/// <param name="Status">Null while it runs, and when the connection was cut before the work was done.</param>
/// <param name="Time">By the clock on the wall.</param>
internal sealed record CallView(string Method, string Path, int? Status, DateTimeOffset Time)
{
    public static CallView Of(RequestEntry entry) => new(entry.Method, entry.Path, entry.Status, entry.Time);
}

internal sealed record RegionView(
    string Id, string Description, IReadOnlyList<ZoneView> Zones, IReadOnlyList<NetworkView> Networks, IReadOnlyList<ClusterView> Clusters)
{
    public static RegionView Of(World world, Region region)
    {
        ClusterView[] clusters = [.. world.AllClusters.Where(cluster => cluster.Region == region.Id).Select(cluster => ClusterView.Of(cluster, world))];

        // A patch through the control surface can put machines where there is no zone; they are shown all the same.
        var named = clusters.SelectMany(cluster => cluster.Masters.Select(master => master.Zone).Concat(cluster.NodeGroups.Select(group => group.Zone)));
        return new RegionView(
            region.Id,
            region.Description,
            [.. region.Zones.Union(named).Select(zone => new ZoneView(zone, region.Zones.Contains(zone), !world.IsOpen(zone)))],
            [.. world.Networking.Networks.Where(network => network.Region == region.Id).Select(network => NetworkView.Of(network, world))],
            clusters);
    }
}

/// <param name="Known">False for a zone that only a patched object names; it cannot fail.</param>
internal sealed record ZoneView(string Name, bool Known, bool Failed);
