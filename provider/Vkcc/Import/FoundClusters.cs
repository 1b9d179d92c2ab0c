namespace Vkcc;

/// <summary>The clusters of a project.</summary>
/// <param name="Clusters">By name, then id.</param>
/// <param name="Unseen">Generations that the cloud did not let us list, each with its answer in words.</param>
internal sealed record FoundClusters(IReadOnlyList<FoundCluster> Clusters, IReadOnlyList<(long Generation, string Answer)> Unseen);
