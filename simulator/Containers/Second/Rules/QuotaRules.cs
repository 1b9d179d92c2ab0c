namespace Vkcc.Simulator.Second;

/// <summary>QUO-2: nothing grows beyond the project's limits.</summary>
internal static class QuotaRules
{
    /// <summary>One more cluster with these masters.</summary>
    public static IEnumerable<Refusal?> NewCluster(World world, string region, string flavorId, int masters)
    {
        var (quotas, used) = (world.QuotasOf(region), QuotaUsage.Of(world, region));
        return
        [
            QuotaUsage.Fits("clusters", quotas.Clusters, used.Clusters, 1),
            .. Machines(quotas, used, FlavorGrid.Find(flavorId), masters),
        ];
    }

    /// <summary>One more node group with these nodes.</summary>
    public static IEnumerable<Refusal?> NewNodeGroup(World world, string region, string flavorId, int nodes, int diskSize)
    {
        var (quotas, used) = (world.QuotasOf(region), QuotaUsage.Of(world, region));
        return
        [
            QuotaUsage.Fits("node groups", quotas.NodeGroups, used.NodeGroups, 1),
            QuotaUsage.Fits("nodes", quotas.Nodes, used.Nodes, nodes),
            QuotaUsage.Fits("GB of disks", quotas.DiskSize, used.DiskSize, (long)nodes * diskSize),
            .. Machines(quotas, used, FlavorGrid.Find(flavorId), nodes),
        ];
    }

    /// <summary>A group or the masters after a change, in place of what they are now; shrinking is always allowed.</summary>
    public static IEnumerable<Refusal?> Change(
        World world,
        string region,
        (string FlavorId, int Count, int DiskSize) from,
        (string FlavorId, int Count, int DiskSize) to,
        bool workers)
    {
        var (quotas, used) = (world.QuotasOf(region), QuotaUsage.Of(world, region));
        var (before, after) = (FlavorGrid.Find(from.FlavorId), FlavorGrid.Find(to.FlavorId));
        return
        [
            workers ? QuotaUsage.Fits("nodes", quotas.Nodes, used.Nodes, to.Count - from.Count) : null,
            QuotaUsage.Fits("GB of disks", quotas.DiskSize, used.DiskSize, ((long)to.Count * to.DiskSize) - ((long)from.Count * from.DiskSize)),
            QuotaUsage.Fits("vCPUs", quotas.Vcpus, used.Vcpus, (to.Count * (long)(after?.Vcpus ?? 0)) - (from.Count * (long)(before?.Vcpus ?? 0))),
            QuotaUsage.Fits("GB of RAM", quotas.Ram, used.Ram, (to.Count * (long)(after?.RamGb ?? 0)) - (from.Count * (long)(before?.RamGb ?? 0))),
        ];
    }

    private static IEnumerable<Refusal?> Machines(Quotas quotas, QuotaUsage used, Flavor? flavor, int count) =>
    [
        QuotaUsage.Fits("vCPUs", quotas.Vcpus, used.Vcpus, (long)count * (flavor?.Vcpus ?? 0)),
        QuotaUsage.Fits("GB of RAM", quotas.Ram, used.Ram, (long)count * (flavor?.RamGb ?? 0)),
    ];
}
