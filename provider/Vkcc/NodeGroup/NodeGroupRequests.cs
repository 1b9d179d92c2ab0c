using VkCloud.ManagedK8s;
using Wire = VkCloud.ManagedK8s;

namespace Vkcc;

/// <summary>Turns plans of node groups into what the cloud's calls take. Pure.</summary>
internal static class NodeGroupRequests
{
    /// <param name="plan">Everything configurable is known at apply.</param>
    public static NodeGroupCreateRequest Create(NodeGroupModel plan, string flavorId) => new()
    {
        ClusterId = plan.ClusterId.Value,
        Name = plan.Name.Value,
        FlavorId = flavorId,
        AvailabilityZone = plan.AvailabilityZone.Value,

        // AS-5: an autoscaled group starts with its least size.
        Scale = Sent(Scale(plan, running: null)!),
        Labels = ClusterRequests.Map(plan.Labels),
        Taints = Sent(Taints(plan.Taints)),
        MaxUnavailablePercent = plan.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent),
        DiskType = plan.DiskType.Value,
        DiskSize = plan.DiskSize.Value,
    };

    /// <summary>What differs between the group as it is and the plan; empty when nothing does.</summary>
    /// <param name="group">As it is now: what an interrupted apply has done already is not done again, and the autoscaler's size is the newest.</param>
    /// <param name="flavorId">Of the plan.</param>
    public static NodeGroupUpdateRequest Update(NodeGroup group, NodeGroupModel plan, string flavorId)
    {
        var scale = Scale(plan, group.Scale?.Size) ?? group.Scale;
        var labels = ClusterRequests.Map(plan.Labels);
        var taints = Taints(plan.Taints);
        var percent = plan.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent);
        return new NodeGroupUpdateRequest
        {
            FlavorId = group.FlavorId == flavorId ? null : flavorId,
            Scale = scale is null || SameScale(group.Scale, scale) ? null : Sent(scale),
            Labels = ClusterRequests.SameMap(group.Labels, labels) ? null : labels,
            Taints = (group.Taints ?? []).ToHashSet().SetEquals(taints) ? null : Sent(taints),
            MaxUnavailablePercent = group.MaxUnavailablePercent == percent ? null : percent,
        };
    }

    /// <summary>A null value is an empty one. In ordinal order, so that equal configurations make equal requests.</summary>
    public static IReadOnlyList<Taint> Taints(TfValue<ValueSet<TfValue<TaintModel>>> taints) =>
        taints.IsKnown
            ? [.. taints.Value
                .Where(t => t.IsKnown)
                .Select(t => new Taint(t.Value.Key.ValueOr(string.Empty), t.Value.Value.ValueOr(string.Empty), t.Value.Effect.ValueOr(string.Empty)))
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .ThenBy(t => t.Effect, StringComparer.Ordinal)]
            : [];

    /// <summary>The wanted scale. Autoscaling keeps the running number of nodes as far as the limits allow, and never shrinks a group to its minimum.</summary>
    /// <param name="running">Nodes now; null for a new group.</param>
    /// <returns>Null where the plan says nothing.</returns>
    private static NodeGroupScale? Scale(NodeGroupModel plan, long? running) =>
        plan.Autoscale.IsKnown
            ? new AutoScale(
                plan.Autoscale.Value.Min.Value,
                plan.Autoscale.Value.Max.Value,
                running is { } size ? Math.Clamp(size, plan.Autoscale.Value.Min.Value, plan.Autoscale.Value.Max.Value) : plan.Autoscale.Value.Min.Value)
            : plan.NodeCount.IsKnown ? new FixedScale(plan.NodeCount.Value) : null;

    private static Wire.NodeGroupScale Sent(NodeGroupScale scale) =>
        scale is AutoScale auto ? new Wire.AutoScale(auto.Min, auto.Max, auto.Size) : new Wire.FixedScale(scale.Size);

    private static List<Wire.Taint> Sent(IReadOnlyList<Taint> taints) => [.. taints.Select(t => new Wire.Taint(t.Key, t.Value, t.Effect))];

    // The size of an autoscaled group is the autoscaler's own business.
    private static bool SameScale(NodeGroupScale? left, NodeGroupScale right) => (left, right) switch
    {
        (AutoScale now, AutoScale wanted) => now.Min == wanted.Min && now.Max == wanted.Max,
        _ => left == right,
    };
}
