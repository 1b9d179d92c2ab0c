namespace Vkcc.Simulator;

/// <summary>Which rules each call on a first-generation node group must pass; in order, because later ones rest on earlier ones.</summary>
internal static class InfraNodeGroupChecks
{
    /// <param name="group">What would come of the request.</param>
    public static IEnumerable<Refusal?> Create(InfraCreateNodeGroupRequest body, InfraNodeGroupObject group, InfraCluster cluster, World world, Region region)
    {
        yield return NameRules.Length("node group", group.Name);
        yield return InfraNameRules.Characters("node group", group.Name);
        yield return InfraScaleRules.CountAtCreation(body.NodeCount);
        yield return InfraScaleRules.OneZone(body.AvailabilityZones);
        yield return TopologyRules.ZoneIsThere(group.Zone, region, world.IsOpen);
        yield return InfraTopologyRules.ZoneOfSdn(world.Networking, group.Zone, cluster.Api.NetworkId);
        yield return MachineRules.FlavorExists(InfraClusterChecks.Machine(group.FlavorId));
        yield return MachineRules.FlavorInZone(InfraClusterChecks.Machine(group.FlavorId), group.Zone);
        var disk = new DiskType(new CinderVolumeType(group.VolumeType, group.VolumeSize));
        yield return MachineRules.DiskTypeInZone(disk, region.Id, group.Zone);
        yield return group.VolumeSize >= 1 ? null : Refusal.Invalid($"volume_size must be at least 1 GB, got {group.VolumeSize}.");
        foreach (var result in Described(group))
        {
            yield return result;
        }

        yield return InfraNameRules.UniqueGroup(group.Name, cluster);
        foreach (var result in InfraQuotaRules.Fit(
            world, region.Id, "", 0, group.FlavorId, group.NodeCount, [new(group.VolumeType, group.VolumeSize)], workers: group.NodeCount, groups: 1, gigabytes: (long)group.NodeCount * group.VolumeSize))
        {
            yield return result;
        }
    }

    /// <summary>What must hold of a group however it came to be so.</summary>
    public static IEnumerable<Refusal?> Described(InfraNodeGroupObject group) =>
    [
        InfraScaleRules.Limits(group.NodeCount, group.MinNodes, group.MaxNodes, group.AutoscalingEnabled),
        InfraScaleRules.MaxUnavailable(group.MaxNodeUnavailable),
        InfraLabelRules.Pairs(group.Labels),
        LabelRules.Taints(group.Taints),
    ];

    public static IEnumerable<Refusal?> Scale(InfraNodeGroup group, int? delta, InfraCluster cluster, World world)
    {
        yield return delta is null or 0 or < -1000 or > 1000 ? Refusal.Invalid("delta must be a number other than 0.") : null;
        yield return InfraScaleRules.NotAutoscaled(group);
        var (from, to) = (group.Api.NodeCount, group.Api.NodeCount + delta!.Value);
        yield return InfraScaleRules.Count(to);
        yield return InfraScaleRules.Limits(to, group.Api.MinNodes, group.Api.MaxNodes, autoscaling: false);
        foreach (var result in Grow(group, to, cluster, world))
        {
            yield return result;
        }
    }

    public static IEnumerable<Refusal?> Grow(InfraNodeGroup group, int to, InfraCluster cluster, World world)
    {
        var from = group.Api.NodeCount;
        return InfraQuotaRules.Fit(
            world, cluster.Region, group.Api.FlavorId, from, group.Api.FlavorId, to, [new(group.Api.VolumeType, group.Api.VolumeSize)], workers: to - from, gigabytes: (long)(to - from) * group.Api.VolumeSize);
    }

    public static IEnumerable<Refusal?> Resize(InfraNodeGroup group, string? flavorId, InfraCluster cluster, World world)
    {
        yield return MachineRules.FlavorExists(InfraClusterChecks.Machine(flavorId));
        yield return MachineRules.FlavorInZone(InfraClusterChecks.Machine(flavorId), group.Api.Zone);
        foreach (var result in InfraQuotaRules.Fit(world, cluster.Region, group.Api.FlavorId, group.Api.NodeCount, flavorId!, group.Api.NodeCount))
        {
            yield return result;
        }
    }
}
