namespace Vkcc.Simulator;

/// <summary>Limits of the project in one region (QUO-1): roomy, because the world's own quotas would stand in everybody's way.</summary>
internal sealed record Quotas
{
    public int Clusters { get; init; } = 50;

    public int NodeGroups { get; init; } = 500;

    /// <summary>Workers; masters are the platform's.</summary>
    public int Nodes { get; init; } = 5_000;

    /// <summary>Cores of masters and workers.</summary>
    public int Vcpus { get; init; } = 50_000;

    /// <summary>GB of masters and workers.</summary>
    public int Ram { get; init; } = 200_000;

    /// <summary>GB of root disks of the workers.</summary>
    public int DiskSize { get; init; } = 500_000;

    /// <summary>Compute's own limits (<c>os-quota-sets</c>), which machines of the first generation use and those of the second do not.</summary>
    public int ComputeCores { get; init; } = 10_000;

    /// <summary>MB.</summary>
    public int ComputeRam { get; init; } = 40_960_000;

    public int ComputeInstances { get; init; } = 5_000;

    /// <summary>Block storage's own limits (Cinder's <c>os-quota-sets</c>), which disks of the first generation use and those of the second do not.</summary>
    public int Volumes { get; init; } = 20_000;

    /// <summary>GB of all volumes.</summary>
    public int VolumesSize { get; init; } = 1_000_000;

    /// <summary>GB of volumes of type ceph-hdd, as the others of theirs.</summary>
    public int VolumesSizeCephHdd { get; init; } = 1_000_000;

    public int VolumesSizeCephSsd { get; init; } = 1_000_000;

    public int VolumesSizeHighIops { get; init; } = 1_000_000;

    /// <summary>GB of one type; null when it has no limit of its own.</summary>
    public int? VolumesSizeOf(string type) => type switch
    {
        "ceph-hdd" => VolumesSizeCephHdd,
        "ceph-ssd" => VolumesSizeCephSsd,
        "high-iops" => VolumesSizeHighIops,
        _ => null,
    };
}

/// <summary>What the clusters of a region take of its quotas: machines of the second generation of the service's, those of the first of compute's.</summary>
internal sealed record QuotaUsage(
    int Clusters, int NodeGroups, int Nodes, long Vcpus, long Ram, long DiskSize, long ComputeCores, long ComputeRam, long ComputeInstances)
{
    public static QuotaUsage Of(World world, string region)
    {
        SimulatedCluster[] clusters = [.. world.AllClusters.Where(cluster => cluster.Region == region)];
        var groups = clusters.SelectMany(cluster => cluster.NodeGroups).ToArray();
        var (service, compute) = (MachineUsage.Of(clusters.OfType<Second.Cluster>()), ComputeUsage.Of(world, region));
        return new QuotaUsage(
            clusters.Length,
            groups.Length,
            groups.Sum(group => group.Size),
            service.Cores,
            service.RamGb,
            groups.Sum(group => (long)group.Size * group.DiskSize),
            compute.Cores,
            compute.Ram,
            compute.Instances);
    }

    /// <summary>QUO-2: nothing grows beyond a limit; what shrinks always may.</summary>
    public static Refusal? Fits(string what, long limit, long used, long added) => added <= 0 || used + added <= limit
        ? null
        : Refusal.QuotaExceeded($"Quota {what}: limit {limit}, used {used}, requested {added}.");
}

/// <summary>What first-generation clusters take of compute's limits in a region; machines of the second are not the project's (GEN-4).</summary>
/// <param name="Ram">MB.</param>
internal sealed record ComputeUsage(long Cores, long Ram, long Instances)
{
    public static ComputeUsage Of(World world, string region)
    {
        var machines = MachineUsage.Of(world.FirstClusters.Where(cluster => cluster.Region == region));
        return new ComputeUsage(machines.Cores, machines.RamGb * 1024, machines.Count);
    }
}

/// <summary>Masters and workers of some clusters; a flavor that nobody knows counts nothing.</summary>
internal sealed record MachineUsage(long Count, long Cores, long RamGb)
{
    public static MachineUsage Of(IEnumerable<SimulatedCluster> clusters)
    {
        SimulatedCluster[] all = [.. clusters];
        (Flavor? Flavor, long Count)[] machines =
        [
            .. all.Select(cluster => (FlavorGrid.Find(cluster.FlavorId), (long)cluster.Masters.Count)),
            .. all.SelectMany(cluster => cluster.NodeGroups).Select(group => (FlavorGrid.Find(group.FlavorId), (long)group.Size)),
        ];
        return new MachineUsage(
            machines.Sum(machine => machine.Count),
            machines.Sum(machine => machine.Count * (machine.Flavor?.Vcpus ?? 0)),
            machines.Sum(machine => machine.Count * (machine.Flavor?.RamGb ?? 0)));
    }
}

/// <summary>The volumes of a project in one region: root disks of first-generation nodes, root and etcd disks of the masters. Those of the second
/// generation are the platform's.</summary>
internal sealed record VolumeUsage(IReadOnlyDictionary<string, (long Volumes, long Size)> ByType)
{
    public long Volumes => ByType.Values.Sum(type => type.Volumes);

    /// <summary>GB.</summary>
    public long Size => ByType.Values.Sum(type => type.Size);

    public static VolumeUsage Of(World world, string region)
    {
        var clusters = world.FirstClusters.Where(cluster => cluster.Region == region).ToArray();
        (string Type, long Count, long Size)[] volumes =
        [
            .. from cluster in clusters
               from disk in First.Cluster.MasterDisks(cluster.Api.Labels)
               select (disk.Type, (long)cluster.Api.MasterCount, (long)disk.Size),
            .. from cluster in clusters
               from machines in cluster.Groups
               select (machines.Api.VolumeType, (long)machines.Api.NodeCount, (long)machines.Api.VolumeSize),
        ];
        return new VolumeUsage(volumes.GroupBy(volume => volume.Type).ToDictionary(
            type => type.Key, type => (type.Sum(volume => volume.Count), type.Sum(volume => volume.Count * volume.Size))));
    }

    public (long Volumes, long Size) OfType(string type) => ByType.GetValueOrDefault(type);
}
