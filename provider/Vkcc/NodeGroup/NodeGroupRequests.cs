using VkCloud;

namespace Vkcc;

/// <summary>Turns plans of node groups into what the cloud is asked for. Pure.</summary>
internal static class NodeGroupRequests
{
    /// <summary>What the plan asks of a group, new or there.</summary>
    /// <param name="plan">Everything configurable is known at apply.</param>
    public static NodeGroupSpec ToSpec(this NodeGroupModel plan, string flavorId) => new()
    {
        ClusterId = plan.ClusterId.Value,
        Name = plan.Name.Value,
        FlavorId = flavorId,
        AvailabilityZone = plan.AvailabilityZone.IsKnown ? plan.AvailabilityZone.Value : null,
        Scale = Scale(plan),
        Labels = ClusterRequests.Map(plan.Labels),
        Taints = Taints(plan.Taints),
        MaxUnavailablePercent = plan.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent),
        DiskType = plan.DiskType.Value,
        DiskSize = plan.DiskSize.Value,
    };

    /// <summary>A null value is an empty one. In ordinal order, so that equal configurations make equal requests.</summary>
    public static IReadOnlyList<Taint> Taints(TfValue<ValueSet<TfValue<TaintModel>>> taints) =>
        taints.IsKnown
            ? [.. taints.Value
                .Where(t => t.IsKnown)
                .Select(t => new Taint(t.Value.Key.ValueOr(string.Empty), t.Value.Value.ValueOr(string.Empty), t.Value.Effect.ValueOr(string.Empty)))
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .ThenBy(t => t.Effect, StringComparer.Ordinal)]
            : [];

    /// <summary>AS-5: an autoscaled group starts with its least size.</summary>
    /// <returns>Null where the plan says nothing.</returns>
    private static NodeGroupScale? Scale(NodeGroupModel plan) =>
        plan.Autoscale.IsKnown
            ? new AutoScale(plan.Autoscale.Value.Min.Value, plan.Autoscale.Value.Max.Value, plan.Autoscale.Value.Min.Value)
            : plan.NodeCount.IsKnown ? new FixedScale(plan.NodeCount.Value) : null;
}
