namespace VkCloud.Second;

/// <summary>What <c>PATCH node-groups/{id}</c> is told; null leaves a member as it is (API reference 3.7).</summary>
public sealed record NodeGroupUpdate
{
    public string? FlavorId { get; init; }

    public NodeGroupScale? Scale { get; init; }

    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The complete list; empty clears.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    /// <summary>Percent, 1 to 100.</summary>
    public long? MaxUnavailablePercent { get; init; }

    public bool IsEmpty => this == new NodeGroupUpdate();

    /// <summary>What differs between the group as it is and what is wanted; empty when nothing does.</summary>
    /// <param name="group">As it is now: what an interrupted apply has done already is not done again, and the autoscaler's size is the newest.</param>
    public static NodeGroupUpdate Of(NodeGroup group, NodeGroupSpec wanted)
    {
        // Autoscaling keeps the running number of nodes as far as the limits allow, and never shrinks a group to its minimum.
        var scale = wanted.Scale is AutoScale auto && group.Scale is { Size: var running }
            ? auto with { Size = Math.Clamp(running, auto.Min, auto.Max) }
            : wanted.Scale;
        return new NodeGroupUpdate
        {
            FlavorId = group.FlavorId == wanted.FlavorId ? null : wanted.FlavorId,
            Scale = scale is null || IsSame(group.Scale, scale) ? null : scale,
            Labels = IsSame(group.Labels, wanted.Labels) ? null : wanted.Labels,
            Taints = (group.Taints ?? []).ToHashSet().SetEquals(wanted.Taints) ? null : wanted.Taints,
            MaxUnavailablePercent = group.MaxUnavailablePercent == wanted.MaxUnavailablePercent ? null : wanted.MaxUnavailablePercent,
        };
    }

    // The size of an autoscaled group is the autoscaler's own business.
    private static bool IsSame(NodeGroupScale? left, NodeGroupScale right) => (left, right) switch
    {
        (AutoScale now, AutoScale wanted) => now.Min == wanted.Min && now.Max == wanted.Max,
        _ => left == right,
    };

    private static bool IsSame(IReadOnlyDictionary<string, string>? left, IReadOnlyDictionary<string, string> right) =>
        (left?.Count ?? 0) == right.Count && (left is null || left.All(e => right.TryGetValue(e.Key, out var value) && value == e.Value));
}
