namespace Vkcc.Simulator;

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
