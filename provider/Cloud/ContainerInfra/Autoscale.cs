namespace VkCloud.ContainerInfra;

/// <summary>The bounds between which the platform keeps a group's number of nodes.</summary>
/// <param name="Min">The API says <c>min_nodes</c>.</param>
/// <param name="Max">The API says <c>max_nodes</c>.</param>
public sealed record Autoscale(long Min, long Max);
