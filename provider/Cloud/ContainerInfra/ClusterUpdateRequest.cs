namespace VkCloud.ContainerInfra;

/// <summary>What <c>PATCH clusters/{uuid}</c> is told; null leaves a member as it is (API reference 2.4).</summary>
public sealed record ClusterUpdateRequest
{
    /// <summary>The complete map, see <see cref="Cluster.LabelsWith"/>.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public bool? SecurityPolicySync { get; init; }

    public bool IsEmpty => this == new ClusterUpdateRequest();
}
