namespace Vkcc.Simulator;

/// <summary>What the clusters of a region take of its quotas: machines of the second generation of the service's, those of the first of compute's.</summary>
internal sealed record QuotaUsage(int Clusters, int NodeGroups, int Nodes, long Vcpus, long Ram, long DiskSize, long ComputeCores, long ComputeRam, long ComputeInstances)
{
    public static QuotaUsage Of(World world, string region)
    {
        var clusters = world.Clusters.Where(cluster => cluster.Region == region).ToArray();
        var groups = clusters.SelectMany(cluster => cluster.Groups).ToArray();
        (Flavor? Flavor, int Count)[] machines =
        [
            .. clusters.Select(cluster => (FlavorGrid.Find(cluster.Api.FlavorId), cluster.Masters.Count)),
            .. groups.Select(group => (FlavorGrid.Find(group.Api.FlavorId), group.Api.ScaleSpec.Size)),
        ];
        var infra = world.InfraClusters.Where(cluster => cluster.Region == region).ToArray();
        var infraGroups = infra.SelectMany(cluster => cluster.Groups).ToArray();
        var compute = ComputeUsage.Of(world, region);
        return new QuotaUsage(
            clusters.Length + infra.Length,
            groups.Length + infraGroups.Length,
            groups.Sum(group => group.Api.ScaleSpec.Size) + infra.Sum(cluster => cluster.Workers),
            machines.Sum(machine => (long)machine.Count * (machine.Flavor?.Vcpus ?? 0)),
            machines.Sum(machine => (long)machine.Count * (machine.Flavor?.RamGb ?? 0)),
            groups.Sum(group => (long)group.Api.ScaleSpec.Size * (group.Api.DiskType.CinderVolumeType?.Size ?? 0))
                + infraGroups.Sum(group => (long)group.Api.NodeCount * group.Api.VolumeSize),
            compute.Cores,
            compute.Ram,
            compute.Instances);
    }
}

/// <summary>What first-generation clusters take of compute's limits in a region; machines of the second are not the project's (GEN-4).</summary>
/// <param name="Ram">MB.</param>
internal sealed record ComputeUsage(long Cores, long Ram, long Instances)
{
    public static ComputeUsage Of(World world, string region)
    {
        var clusters = world.InfraClusters.Where(cluster => cluster.Region == region).ToArray();
        (Flavor? Flavor, long Count)[] machines =
        [
            .. clusters.Select(cluster => (FlavorGrid.Find(cluster.Api.MasterFlavorId), (long)cluster.Api.MasterCount)),
            .. clusters.SelectMany(cluster => cluster.Groups).Select(group => (FlavorGrid.Find(group.Api.FlavorId), (long)group.Api.NodeCount)),
        ];
        return new ComputeUsage(
            machines.Sum(machine => machine.Count * (machine.Flavor?.Vcpus ?? 0)),
            machines.Sum(machine => machine.Count * (machine.Flavor?.RamGb ?? 0) * 1024),
            machines.Sum(machine => machine.Count));
    }
}

/// <summary>The volumes of a project in one region: root disks of first-generation nodes, root and etcd disks of the masters. Those of the second generation are the platform's.</summary>
internal sealed record VolumeUsage(IReadOnlyDictionary<string, (long Volumes, long Size)> ByType)
{
    public long Volumes => ByType.Values.Sum(type => type.Volumes);

    /// <summary>GB.</summary>
    public long Size => ByType.Values.Sum(type => type.Size);

    public static VolumeUsage Of(World world, string region)
    {
        var clusters = world.InfraClusters.Where(cluster => cluster.Region == region).ToArray();
        (string Type, long Count, long Size)[] volumes =
        [
            .. from cluster in clusters
               from disk in InfraCluster.MasterDisks(cluster.Api.Labels)
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
