using System.Runtime.CompilerServices;
using VkCloud;
using VkCloud.ContainerInfra;

namespace Vkcc;

/// <summary>What there is in a project, of both generations.</summary>
internal static class Inventory
{
    /// <summary>All clusters. A generation that the region does not have has none; one that may not be listed is told as such.</summary>
    public static async Task<FoundClusters> ClustersAsync(Session session, CancellationToken cancellationToken)
    {
        var clusters = new List<FoundCluster>();
        var unseen = new List<(long Generation, string Answer)>();
        foreach (var generation in new[] { session.Second, session.First })
        {
            try
            {
                clusters.AddRange((await generation.ClustersAsync(cancellationToken)).Select(Found));
            }
            catch (ApiException e) when (e.Kind == ApiFailureKind.NoEndpoint)
            {
                // The region's catalog does not have the service at all.
            }
            catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.Unsupported or ApiFailureKind.Forbidden || ContainerInfraClient.IsHalfDeleted(e))
            {
                unseen.Add((generation.Number, e.Message));
            }
        }

        return new([.. clusters.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)], unseen);
    }

    /// <summary>The node groups of a cluster, by name, then id; none when it is gone.</summary>
    public static async Task<List<FoundNodeGroup>> NodeGroupsAsync(Session session, FoundCluster cluster, CancellationToken cancellationToken)
    {
        // The list of clusters need not show the groups.
        var generation = session.Of(cluster.Id);
        var groups = await generation.SharedClusterAsync(cluster.Id, cancellationToken) is { } whole
            ? (await generation.NodeGroupsAsync(whole, cancellationToken) ?? []).Select(g => new FoundNodeGroup(g.Id, g.Name, cluster))
            : [];
        return [.. groups.OrderBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal)];
    }

    /// <summary>Node groups of many clusters, cluster after cluster, each read when it is wanted.</summary>
    public static async IAsyncEnumerable<FoundNodeGroup> NodeGroupsAsync(Session session, IEnumerable<FoundCluster> clusters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var cluster in clusters)
        {
            foreach (var group in await NodeGroupsAsync(session, cluster, cancellationToken))
            {
                yield return group;
            }
        }
    }

    /// <summary>The cluster with this id, of the generation that its form tells; null when there is none, or the region does not have the generation.</summary>
    public static async Task<FoundCluster?> ClusterAsync(Session session, string id, CancellationToken cancellationToken)
    {
        try
        {
            return CloudId.Generation(id) is not null && await session.Of(id).SharedClusterAsync(id, cancellationToken) is { } found ? Found(found) : null;
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NoEndpoint)
        {
            return null;
        }
    }

    private static FoundCluster Found(Cluster cluster) =>
        new(cluster.Id, cluster.Generation == 1 ? null : cluster.Uuid, cluster.Name, cluster.Generation, cluster.Status.ToString());
}
