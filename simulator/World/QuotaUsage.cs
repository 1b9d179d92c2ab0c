namespace Vkcc.Simulator;

/// <summary>What the clusters of a region take of its quotas.</summary>
internal sealed record QuotaUsage(int Clusters, int NodeGroups, int Nodes, long Vcpus, long Ram, long DiskSize)
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
        return new QuotaUsage(
            clusters.Length,
            groups.Length,
            groups.Sum(group => group.Api.ScaleSpec.Size),
            machines.Sum(machine => (long)machine.Count * (machine.Flavor?.Vcpus ?? 0)),
            machines.Sum(machine => (long)machine.Count * (machine.Flavor?.RamGb ?? 0)),
            groups.Sum(group => (long)group.Api.ScaleSpec.Size * (group.Api.DiskType.CinderVolumeType?.Size ?? 0)));
    }
}
