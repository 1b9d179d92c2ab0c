namespace VkCloud.ManagedK8s;

/// <summary>What <c>PATCH node-groups/{id}</c> is told; null leaves a member as it is (API reference 3.7).</summary>
public sealed record NodeGroupUpdateRequest
{
    public string? FlavorId { get; init; }

    public NodeGroupScale? Scale { get; init; }

    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The complete list; empty clears.</summary>
    public IReadOnlyList<Taint>? Taints { get; init; }

    /// <summary>Percent, 1 to 100.</summary>
    public long? MaxUnavailablePercent { get; init; }

    public bool IsEmpty => this == new NodeGroupUpdateRequest();
}
