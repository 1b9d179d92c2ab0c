namespace Vkcc.Simulator.First;

/// <summary>QUO-2 for the first generation: its machines live in the user's project and take from compute's limits.</summary>
internal static class QuotaRules
{
    /// <summary>What comes on top of what is there; negative where something goes.</summary>
    /// <param name="disks">Of one machine.</param>
    public static IEnumerable<Refusal?> Fit(
        World world,
        string region,
        string fromFlavorId,
        int from,
        string toFlavorId,
        int to,
        IReadOnlyList<DiskObject>? disks = null,
        int workers = 0,
        int clusters = 0,
        int groups = 0,
        long gigabytes = 0)
    {
        var (each, volumes) = (disks ?? [], VolumeUsage.Of(world, region));
        var (quotas, used, machines) = (world.QuotasOf(region), QuotaUsage.Of(world, region), ComputeUsage.Of(world, region));
        var (before, after) = (FlavorGrid.Find(fromFlavorId), FlavorGrid.Find(toFlavorId));
        return
        [
            QuotaUsage.Fits("clusters", quotas.Clusters, used.Clusters, clusters),
            QuotaUsage.Fits("node groups", quotas.NodeGroups, used.NodeGroups, groups),
            QuotaUsage.Fits("nodes", quotas.Nodes, used.Nodes, workers),
            QuotaUsage.Fits("GB of disks", quotas.DiskSize, used.DiskSize, gigabytes),
            QuotaUsage.Fits("instances", quotas.ComputeInstances, machines.Instances, to - from),
            QuotaUsage.Fits("cores", quotas.ComputeCores, machines.Cores, (to * (long)(after?.Vcpus ?? 0)) - (from * (long)(before?.Vcpus ?? 0))),
            QuotaUsage.Fits("MB of RAM", quotas.ComputeRam, machines.Ram, 1024 * ((to * (long)(after?.RamGb ?? 0)) - (from * (long)(before?.RamGb ?? 0)))),
            QuotaUsage.Fits("volumes", quotas.Volumes, volumes.Volumes, each.Count * (to - from)),
            QuotaUsage.Fits("gigabytes", quotas.VolumesSize, volumes.Size, each.Sum(disk => disk.Size) * (long)(to - from)),
            .. each.GroupBy(disk => disk.Type).Select(type => quotas.VolumesSizeOf(type.Key) is { } limit
                ? QuotaUsage.Fits($"gigabytes_{type.Key}", limit, volumes.OfType(type.Key).Size, type.Sum(disk => disk.Size) * (long)(to - from))
                : null),
        ];
    }
}
