namespace Vkcc.Simulator.First;

/// <summary>Which rules each call on a first-generation node group must pass; in order, because later ones rest on earlier ones.</summary>
internal static class NodeGroupChecks
{
    /// <param name="group">What would come of the request.</param>
    public static void Create(CreateNodeGroupRequest body, NodeGroupObject group, Cluster cluster, World world, Region region)
    {
        Refusal.ThrowFirst(NameRules.Length("node group", group.Name));
        Refusal.ThrowFirst(NameRules.LooseCharacters("node group", group.Name));
        Refusal.ThrowFirst(ScaleRules.CountAtCreation(body.NodeCount));
        Refusal.ThrowFirst(ScaleRules.OneZone(body.AvailabilityZones));
        Refusal.ThrowFirst(MachineRules.ZoneIsThere(group.Zone, region, world.IsOpen));
        Refusal.ThrowFirst(ClusterRules.ZoneOfSdn(world.Networking, group.Zone, cluster.Api.NetworkId));
        Refusal.ThrowFirst(MachineRules.FlavorExists(group.FlavorId));
        Refusal.ThrowFirst(MachineRules.FlavorInZone(group.FlavorId, group.Zone));
        Refusal.ThrowFirst(MachineRules.DiskTypeInZone(group.VolumeType, region.Id, group.Zone));
        Refusal.ThrowFirst(group.VolumeSize >= 1 ? null : Refusal.Invalid($"volume_size must be at least 1 GB, got {group.VolumeSize}."));
        Refusal.ThrowFirst(Described(group));

        Refusal.ThrowFirst(NameRules.UniqueGroup(group.Name, cluster));
        Refusal.ThrowFirst(QuotaRules.Fit(
            world,
            region.Id,
            "",
            0,
            group.FlavorId,
            group.NodeCount,
            [new(group.VolumeType, group.VolumeSize)],
            workers: group.NodeCount,
            groups: 1,
            gigabytes: (long)group.NodeCount * group.VolumeSize));
    }

    /// <summary>What must hold of a group however it came to be so.</summary>
    public static IEnumerable<Refusal?> Described(NodeGroupObject group) =>
    [
        ScaleRules.Limits(group.NodeCount, group.MinNodes, group.MaxNodes, group.AutoscalingEnabled),
        ScaleRules.MaxUnavailable(group.MaxNodeUnavailable),
        MagnumLabels.Pairs(group.Labels),
        LabelRules.Taints(group.Taints),
    ];

    public static void Scale(NodeGroup group, int? delta, Cluster cluster, World world)
    {
        Refusal.ThrowFirst(delta is null or 0 or < -1000 or > 1000 ? Refusal.Invalid("delta must be a number other than 0.") : null);
        Refusal.ThrowFirst(ScaleRules.NotAutoscaled(group));
        var (from, to) = (group.Api.NodeCount, group.Api.NodeCount + delta!.Value);
        Refusal.ThrowFirst(ScaleRules.Count(to));
        Refusal.ThrowFirst(ScaleRules.Limits(to, group.Api.MinNodes, group.Api.MaxNodes, autoscaling: false));
        Refusal.ThrowFirst(Grow(group, to, cluster, world));
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

    public static void Resize(NodeGroup group, string? flavorId, Cluster cluster, World world)
    {
        Refusal.ThrowFirst(MachineRules.FlavorExists(flavorId));
        Refusal.ThrowFirst(MachineRules.FlavorInZone(flavorId, group.Api.Zone));
        Refusal.ThrowFirst(QuotaRules.Fit(world, cluster.Region, group.Api.FlavorId, group.Api.NodeCount, flavorId!, group.Api.NodeCount));
    }
}
