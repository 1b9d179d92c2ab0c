namespace VkCloud.ManagedK8s;

/// <summary>What <c>PATCH clusters/{id}:update</c> is told, all of it in one request; null leaves a member as it is.</summary>
public sealed record ClusterUpdateRequest
{
    /// <summary>The complete map; empty clears.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The complete list; empty opens to all.</summary>
    public IReadOnlyList<string>? ApiAllowedCidrs { get; init; }
}
