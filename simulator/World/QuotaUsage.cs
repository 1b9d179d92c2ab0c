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
