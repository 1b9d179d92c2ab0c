namespace Vkcc;

/// <summary>A node group of either generation, as its cluster shows it.</summary>
internal sealed record FoundNodeGroup(string Id, string? Name, Cluster Cluster);
