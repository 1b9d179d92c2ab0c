namespace Vkcc;

/// <summary>What was seen of the cloud for the plan of a cluster. What was not asked, or not answered, is null and silences the rules that need it.</summary>
internal sealed record ClusterSeen
{
    /// <summary>Versions that the cloud offers; empty when they are not known.</summary>
    public IReadOnlyCollection<KubernetesVersion> Offered { get; init; } = [];
}
