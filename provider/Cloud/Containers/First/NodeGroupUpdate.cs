namespace VkCloud.First;

/// <summary>What <c>PATCH nodegroups/{uuid}</c> is told; null leaves a member as it is (API reference 2.7).</summary>
public sealed record NodeGroupUpdate
{
    public long? MinNodes { get; init; }

    public long? MaxNodes { get; init; }

    public bool? AutoscalingEnabled { get; init; }

    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The complete list; empty clears.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    /// <summary>Percent, 1 to 100.</summary>
    public long? MaxUnavailablePercent { get; init; }

    public bool IsEmpty => this == new NodeGroupUpdate();

    /// <summary>The next call on the way from the group as it is to what is wanted; null when it is there. Neither member: another flavor.</summary>
    /// <remarks>
    /// The size goes by a call of its own, which autoscaling refuses and which the bounds hold (AS-3, AS-4). So the bounds are opened before the size changes
    /// and closed after it, and at no moment does the size stand outside of them. The flavor comes after the size, when a growing group has spare nodes and a
    /// shrinking one fewer to restart.
    /// </remarks>
    public static (NodeGroupUpdate? Update, long? NodeCount)? Next(NodeGroup group, NodeGroupSpec wanted)
    {
        var size = group.Scale?.Size ?? 0;
        var auto = wanted.Scale as AutoScale;
        var wantedSize = auto is not null ? Math.Clamp(size, auto.Min, auto.Max) : wanted.Scale?.Size ?? size;
        if (size != wantedSize)
        {
            var opening = new NodeGroupUpdate
            {
                AutoscalingEnabled = group.Scale is AutoScale ? false : null,
                MinNodes = group.MinNodes > wantedSize ? wantedSize : null,
                MaxNodes = group.MaxNodes < wantedSize ? wantedSize : null,
            };
            return opening.IsEmpty ? (null, wantedSize) : (opening, null);
        }

        if (group.FlavorId != wanted.FlavorId)
        {
            return (null, null);
        }

        var rest = new NodeGroupUpdate
        {
            AutoscalingEnabled = wanted.Scale is null || auto is not null == group.Scale is AutoScale ? null : auto is not null,
            MinNodes = auto is null || auto.Min == (group.MinNodes ?? -1) ? null : auto.Min,
            MaxNodes = auto is null || auto.Max == (group.MaxNodes ?? -1) ? null : auto.Max,
            Labels = group.Labels is null || LooseLabels.AreEqual(group.Labels, wanted.Labels) ? null : wanted.Labels,
            Taints = group.Taints is null || group.Taints.ToHashSet().SetEquals(wanted.Taints) ? null : wanted.Taints,
            MaxUnavailablePercent = group.MaxUnavailablePercent == wanted.MaxUnavailablePercent ? null : wanted.MaxUnavailablePercent,
        };
        return rest.IsEmpty ? null : (rest, null);
    }
}
