namespace VkCloud.ContainerInfra;

/// <summary>What <c>PATCH nodegroups/{uuid}</c> is told; null leaves a member as it is (API reference 2.7).</summary>
public sealed record NodeGroupUpdateRequest
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

    public bool IsEmpty => this == new NodeGroupUpdateRequest();
}
