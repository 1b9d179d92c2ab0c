namespace Vkcc;

/// <summary>One look at a cluster and, where a group is worked on, at that group.</summary>
/// <param name="Cluster">Null when there is no such cluster.</param>
/// <param name="Group">Null when there is no such group, or none is looked for.</param>
internal sealed record Sight(Cluster? Cluster, NodeGroup? Group);
