namespace Vkcc.Simulator;

/// <summary>QUO-2 for the first generation: its machines live in the user's project and take from compute's limits.</summary>
internal static class InfraQuotaRules
{
    /// <summary>What comes on top of what is there; negative where something goes.</summary>
    public static IEnumerable<Refusal?> Fit(World world, string region, string fromFlavorId, int from, string toFlavorId, int to, int workers = 0, int clusters = 0, int groups = 0, long gigabytes = 0)
    {
        var (quotas, used, machines) = (world.QuotasOf(region), QuotaUsage.Of(world, region), ComputeUsage.Of(world, region));
        var (before, after) = (FlavorGrid.Find(fromFlavorId), FlavorGrid.Find(toFlavorId));
        return
        [
            QuotaRules.Fits("clusters", quotas.Clusters, used.Clusters, clusters),
            QuotaRules.Fits("node groups", quotas.NodeGroups, used.NodeGroups, groups),
            QuotaRules.Fits("nodes", quotas.Nodes, used.Nodes, workers),
            QuotaRules.Fits("GB of disks", quotas.DiskSize, used.DiskSize, gigabytes),
            QuotaRules.Fits("instances", quotas.ComputeInstances, machines.Instances, to - from),
            QuotaRules.Fits("cores", quotas.ComputeCores, machines.Cores, (to * (long)(after?.Vcpus ?? 0)) - (from * (long)(before?.Vcpus ?? 0))),
            QuotaRules.Fits("MB of RAM", quotas.ComputeRam, machines.Ram, 1024 * ((to * (long)(after?.RamGb ?? 0)) - (from * (long)(before?.RamGb ?? 0)))),
        ];
    }
}
