using VkCloud.ContainerInfra;
using Wire = VkCloud.ContainerInfra;

namespace Vkcc;

/// <summary>Turns plans into what the first generation's calls take. Pure.</summary>
internal static class FirstGenerationRequests
{
    /// <param name="plan">Everything configurable is known at apply.</param>
    public static ClusterCreateRequest Create(ClusterModel plan, string templateId, string masterFlavorId) => new()
    {
        Name = plan.Name.Value,
        ClusterTemplateId = templateId,
        ClusterType = plan.ClusterType.Is(TopologyRules.Regional) ? Wire.ClusterType.Regional : Wire.ClusterType.Standard,
        MasterCount = plan.MasterCount.Value,
        AvailabilityZones = ClusterRequests.Texts(plan.AvailabilityZones),
        MasterFlavorId = masterFlavorId,
        NetworkId = plan.NetworkId.Value,
        SubnetId = plan.SubnetId.Value,
        LoadbalancerSubnetId = plan.LoadbalancerSubnetId.ValueOr(plan.SubnetId.Value),
        ExternalNetworkId = plan.ExternalNetworkId.IsKnown ? plan.ExternalNetworkId.Value : null,
        PublicIp = plan.PublicIp.ValueOr(false),
        PodsCidr = plan.PodsCidr.ValueOr(ClusterSchema.DefaultPodsCidr),
        Labels = ClusterRequests.Map(plan.Labels),
        InsecureRegistries = ClusterRequests.Texts(plan.InsecureRegistries),
        Keypair = ClusterRequests.TextOrNull(plan.Keypair),
        DnsDomain = ClusterRequests.TextOrNull(plan.DnsDomain),
        SecurityPolicySync = plan.SecurityPolicySync.Is(true),
    };

    /// <summary>Whether a cluster is what was asked for in everything that a create call says and the cloud shows.</summary>
    /// <remarks>The call carries no id of ours. Whoever asks has seen that there was none of this name a moment before.</remarks>
    public static bool IsMadeOf(Cluster cluster, ClusterCreateRequest request) =>
        cluster.Name == request.Name
        && cluster.ClusterTemplateId == request.ClusterTemplateId
        && cluster.ClusterType == (request.ClusterType == Wire.ClusterType.Regional ? ClusterType.Regional : ClusterType.Standard)
        && cluster.MasterCount == request.MasterCount
        && cluster.MasterFlavorId == request.MasterFlavorId
        && cluster.NetworkId == request.NetworkId
        && cluster.SubnetId == request.SubnetId
        && cluster.PodsCidr == request.PodsCidr
        && (cluster.PublicIp ?? false) == request.PublicIp
        && (cluster.AvailabilityZones ?? []).ToHashSet().SetEquals(request.AvailabilityZones)
        && request.Labels.All(l => cluster.Labels?.TryGetValue(l.Key, out var value) == true && LooseLabels.AreEqual(l.Value, value));

    /// <param name="plan">Everything configurable is known at apply.</param>
    public static NodeGroupCreateRequest Create(NodeGroupModel plan, string flavorId) => new()
    {
        ClusterId = plan.ClusterId.Value,
        Name = plan.Name.Value,
        FlavorId = flavorId,
        AvailabilityZone = plan.AvailabilityZone.IsKnown ? plan.AvailabilityZone.Value : null,

        // AS-3, AS-5: an autoscaled group starts with its least size; a group is never made empty (NG-2).
        NodeCount = plan.Autoscale.IsKnown ? Math.Max(1, plan.Autoscale.Value.Min.Value) : plan.NodeCount.Value,
        Autoscale = plan.Autoscale.IsKnown ? new(plan.Autoscale.Value.Min.Value, plan.Autoscale.Value.Max.Value) : null,
        DiskType = plan.DiskType.Value,
        DiskSize = plan.DiskSize.Value,
        Labels = ClusterRequests.Map(plan.Labels),
        Taints = Taints(plan),
        MaxUnavailablePercent = plan.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent),
    };

    /// <summary>The next call on the way from the group as it is to the plan; null when it is there.</summary>
    /// <remarks>
    /// The size goes by a call of its own, which autoscaling refuses and which the bounds hold (AS-3, AS-4). So the bounds are opened before the size changes
    /// and closed after it, and at no
    /// moment does the size stand outside of them. The flavor comes after the size, when a growing group has spare nodes and a shrinking one fewer to restart.
    /// </remarks>
    public static (NodeGroupUpdateRequest? Update, long? NodeCount)? NextChange(NodeGroup group, NodeGroupModel plan, string flavorId)
    {
        var size = group.Scale?.Size ?? 0;
        var auto = plan.Autoscale.IsKnown ? plan.Autoscale.Value : null;
        var says = auto is not null || plan.NodeCount.IsKnown;
        var wantedSize = auto is not null ? Math.Clamp(size, auto.Min.Value, auto.Max.Value) : plan.NodeCount.ValueOr(size);
        if (size != wantedSize)
        {
            var opening = new NodeGroupUpdateRequest
            {
                AutoscalingEnabled = group.Scale is AutoScale ? false : null,
                MinNodes = group.MinNodes > wantedSize ? wantedSize : null,
                MaxNodes = group.MaxNodes < wantedSize ? wantedSize : null,
            };
            return opening.IsEmpty ? (null, wantedSize) : (opening, null);
        }

        if (group.FlavorId != flavorId)
        {
            return (null, null);
        }

        var labels = ClusterRequests.Map(plan.Labels);
        var taints = Taints(plan);
        var percent = plan.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent);
        var rest = new NodeGroupUpdateRequest
        {
            AutoscalingEnabled = !says || auto is not null == group.Scale is AutoScale ? null : auto is not null,
            MinNodes = auto is null || auto.Min.Is(group.MinNodes ?? -1) ? null : auto.Min.Value,
            MaxNodes = auto is null || auto.Max.Is(group.MaxNodes ?? -1) ? null : auto.Max.Value,
            Labels = group.Labels is null || LooseLabels.AreEqual(group.Labels, labels) ? null : labels,
            Taints = group.Taints is null || group.Taints.Select(t => new Wire.Taint(t.Key, t.Value, t.Effect)).ToHashSet().SetEquals(taints) ? null : taints,
            MaxUnavailablePercent = group.MaxUnavailablePercent == percent ? null : percent,
        };
        return rest.IsEmpty ? null : (rest, null);
    }

    private static List<Wire.Taint> Taints(NodeGroupModel plan) => [.. NodeGroupRequests.Taints(plan.Taints).Select(t => new Wire.Taint(t.Key, t.Value, t.Effect))];
}
