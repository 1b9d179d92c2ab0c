namespace Vkcc.Simulator;

/// <summary>What a caller, as a rule terraform, waits for: a call without an answer, or an object that is busy with what it was asked for.</summary>
/// <param name="ClusterId">Null for a call without an answer.</param>
/// <param name="Name">The cluster, or <c>cluster/group</c> or <c>cluster/add-on</c>; empty for a call without an answer.</param>
/// <param name="Operation">Null for a call without an answer, and for an add-on.</param>
/// <param name="Status">Of the add-on; null for everything else.</param>
/// <param name="Method">Of the call that asked for it; empty when it is forgotten.</param>
/// <param name="Since">When that call came, by the clock on the wall; null when it is forgotten.</param>
/// <param name="Looks">How often the object was looked at since.</param>
/// <param name="LookedAgo">Seconds since the last look; null when there was none.</param>
internal sealed record WaitView(
    string? ClusterId, string Name, OperationView? Operation, string? Status, string Method, string Path, DateTimeOffset? Since, int Looks, double? LookedAgo)
{
    /// <summary>Enough for the looks of many minutes; older ones say nothing of what goes on now.</summary>
    private const int Recent = 1000;

    public static IReadOnlyList<WaitView> Of(World world, RequestLog log, DateTimeOffset now)
    {
        var entries = log.Latest(Recent);
        return
        [
            .. entries.Where(entry => entry.Took is null).Select(entry => new WaitView(null, "", null, null, entry.Method, entry.Path, entry.Time, 0, null)),
            .. world.AllClusters.Where(cluster => cluster.Operation is not null).Select(cluster => Of(cluster, world, entries, now)).OfType<WaitView>(),
            .. from cluster in world.AllClusters
               where cluster.Operation is null
               from addon in cluster.Addons
               where addon.Work is not null
               let wait = Of(cluster, addon, entries, now)
               where wait is not null
               select wait,
        ];
    }

    /// <summary>Null when nobody asked for it or looks at it.</summary>
    private static WaitView? Of(SimulatedCluster cluster, World world, IReadOnlyList<RequestEntry> entries, DateTimeOffset now)
    {
        var operation = cluster.Operation!;
        var order = entries.LastOrDefault(entry => entry.ClusterId == cluster.Id && entry is { Method: not "GET", Status: < 400 or null });
        string[] ids = [cluster.Id, .. cluster.NodeGroups.Select(group => group.Id)];
        RequestEntry[] looks =
        [
            .. from entry in entries
               where entry.Method == "GET" && (order is null || entry.Time >= order.Time)
               where ids.Any(id => entry.Path.EndsWith("/" + id, StringComparison.Ordinal))
               select entry,
        ];
        if (order is null && looks.Length == 0)
        {
            return null;
        }

        var group = cluster.Group(operation.NodeGroupId);
        return Of(cluster, group?.Name, OperationView.Of(operation, world.Clock.Now), null, order, looks, now);
    }

    /// <summary>What the cluster itself does not show; null when nobody asked for it or looks at it.</summary>
    private static WaitView? Of(SimulatedCluster cluster, InstalledAddon addon, IReadOnlyList<RequestEntry> entries, DateTimeOffset now)
    {
        bool IsAbout(RequestEntry entry) =>
            entry.Path.EndsWith("/" + addon.Id, StringComparison.Ordinal)
                || (entry.ClusterId == cluster.Id && entry.Path.EndsWith("/" + addon.Api.Name, StringComparison.Ordinal));

        var order = entries.LastOrDefault(entry => entry is { Method: not "GET", Status: < 400 or null }
            && (IsAbout(entry) || (entry.ClusterId == cluster.Id && entry.Path.EndsWith("/addons", StringComparison.Ordinal))));
        RequestEntry[] looks = [.. entries.Where(entry => entry.Method == "GET" && (order is null || entry.Time >= order.Time) && IsAbout(entry))];
        return order is null && looks.Length == 0 ? null : Of(cluster, addon.Api.Name, null, addon.Api.Status, order, looks, now);
    }

    private static WaitView Of(
        SimulatedCluster cluster, string? part, OperationView? operation, string? status, RequestEntry? order, RequestEntry[] looks, DateTimeOffset now) =>
        new(
            cluster.Id,
            part is null ? cluster.Name : $"{cluster.Name}/{part}",
            operation,
            status,
            order?.Method ?? "",
            order?.Path ?? "",
            order?.Time,
            looks.Length,
            looks.Length == 0 ? null : (now - looks[^1].Time).TotalSeconds);
}
