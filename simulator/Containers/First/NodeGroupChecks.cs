namespace Vkcc.Simulator.First;

/// <summary>Which rules each call on a first-generation node group must pass; in order, because later ones rest on earlier ones.</summary>
internal static class NodeGroupChecks
{
    /// <param name="group">What would come of the request.</param>
    public static IEnumerable<Refusal?> Create(CreateNodeGroupRequest body, NodeGroupObject group, Cluster cluster, World world, Region region)
    {
        yield return Second.NameRules.Length("node group", group.Name);
        yield return ClusterRules.Characters("node group", group.Name);
        yield return ScaleRules.CountAtCreation(body.NodeCount);
        yield return ScaleRules.OneZone(body.AvailabilityZones);
        yield return MachineRules.ZoneIsThere(group.Zone, region, world.IsOpen);
        yield return ClusterRules.ZoneOfSdn(world.Networking, group.Zone, cluster.Api.NetworkId);
        yield return MachineRules.FlavorExists(group.FlavorId);
        yield return MachineRules.FlavorInZone(group.FlavorId, group.Zone);
        yield return MachineRules.DiskTypeInZone(group.VolumeType, region.Id, group.Zone);
        yield return group.VolumeSize >= 1 ? null : Refusal.Invalid($"volume_size must be at least 1 GB, got {group.VolumeSize}.");
        foreach (var result in Described(group))
        {
            yield return result;
        }

        yield return ClusterRules.UniqueGroup(group.Name, cluster);
        foreach (var result in QuotaRules.Fit(
            world,
            region.Id,
            "",
            0,
            group.FlavorId,
            group.NodeCount,
            [new(group.VolumeType, group.VolumeSize)],
            workers: group.NodeCount,
            groups: 1,
            gigabytes: (long)group.NodeCount * group.VolumeSize))
        {
            yield return result;
        }
    }

    /// <summary>What must hold of a group however it came to be so.</summary>
    public static IEnumerable<Refusal?> Described(NodeGroupObject group) =>
    [
        ScaleRules.Limits(group.NodeCount, group.MinNodes, group.MaxNodes, group.AutoscalingEnabled),
        ScaleRules.MaxUnavailable(group.MaxNodeUnavailable),
        MagnumLabels.Pairs(group.Labels),
        LabelRules.Taints(group.Taints),
    ];

    public static IEnumerable<Refusal?> Scale(NodeGroup group, int? delta, Cluster cluster, World world)
    {
        yield return delta is null or 0 or < -1000 or > 1000 ? Refusal.Invalid("delta must be a number other than 0.") : null;
        yield return ScaleRules.NotAutoscaled(group);
        var (from, to) = (group.Api.NodeCount, group.Api.NodeCount + delta!.Value);
        yield return ScaleRules.Count(to);
        yield return ScaleRules.Limits(to, group.Api.MinNodes, group.Api.MaxNodes, autoscaling: false);
        foreach (var result in Grow(group, to, cluster, world))
        {
            yield return result;
        }
    }

    public static IEnumerable<Refusal?> Grow(NodeGroup group, int to, Cluster cluster, World world)
    {
        var from = group.Api.NodeCount;
        return QuotaRules.Fit(
            world,
            cluster.Region,
            group.Api.FlavorId,
            from,
            group.Api.FlavorId,
            to,
            [new(group.Api.VolumeType, group.Api.VolumeSize)],
            workers: to - from,
            gigabytes: (long)(to - from) * group.Api.VolumeSize);
    }

    public static IEnumerable<Refusal?> Resize(NodeGroup group, string? flavorId, Cluster cluster, World world)
    {
        yield return MachineRules.FlavorExists(flavorId);
        yield return MachineRules.FlavorInZone(flavorId, group.Api.Zone);
        foreach (var result in QuotaRules.Fit(world, cluster.Region, group.Api.FlavorId, group.Api.NodeCount, flavorId!, group.Api.NodeCount))
        {
            yield return result;
        }
    }
}
