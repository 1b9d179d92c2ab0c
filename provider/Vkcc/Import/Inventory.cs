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
        foreach (var (generation, list) in new (long, Func<Session, CancellationToken, Task<List<FoundCluster>>>)[] { (2, SecondAsync), (1, FirstAsync) })
        {
            try
            {
                clusters.AddRange(await list(session, cancellationToken));
            }
            catch (ApiException e) when (e.Kind == ApiFailureKind.NoEndpoint)
            {
                // The region's catalog does not have the service at all.
            }
            catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.Unsupported or ApiFailureKind.Forbidden || ContainerInfraClient.IsHalfDeleted(e))
            {
                unseen.Add((generation, e.Message));
            }
        }

        return new([.. clusters.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)], unseen);
    }

    /// <summary>The node groups of a cluster, by name, then id; none when it is gone.</summary>
    public static async Task<List<FoundNodeGroup>> NodeGroupsAsync(Session session, FoundCluster cluster, CancellationToken cancellationToken)
    {
        var groups = new List<FoundNodeGroup>();
        if (cluster.Generation == 2)
        {
            // The list of clusters need not show the groups.
            var whole = await session.Cloud.Shared.ClusterAsync(cluster.Id, cancellationToken);
            groups.AddRange((whole?.NodeGroups ?? []).Select(g => new FoundNodeGroup(g.Id, g.Name, cluster)));
        }
        else
        {
            await foreach (var group in session.Cloud.ContainerInfra.ListNodeGroupsAsync(cluster.Id, cancellationToken))
            {
                groups.Add(new(group.Uuid, group.Name, cluster));
            }
        }

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
            return CloudId.Generation(id) switch
            {
                2 => await session.Cloud.Shared.ClusterAsync(id, cancellationToken) is { } found ? Found(found) : null,
                1 => await session.Cloud.Shared.FirstGenerationClusterAsync(id, cancellationToken) is { } found ? Found(found) : null,
                _ => null,
            };
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NoEndpoint)
        {
            return null;
        }
    }

    private static async Task<List<FoundCluster>> SecondAsync(Session session, CancellationToken cancellationToken) =>
        [.. (await session.Cloud.ManagedK8s.ListClustersAsync(cancellationToken)).Select(Found)];

    private static async Task<List<FoundCluster>> FirstAsync(Session session, CancellationToken cancellationToken)
    {
        var clusters = new List<FoundCluster>();
        await foreach (var cluster in session.Cloud.ContainerInfra.ListClustersAsync(detailed: false, cancellationToken))
        {
            clusters.Add(Found(cluster));
        }

        return clusters;
    }

    private static FoundCluster Found(VkCloud.ManagedK8s.Cluster cluster) => new(cluster.Id, cluster.Uuid, cluster.Name, 2, cluster.Status.ToString());

    private static FoundCluster Found(Cluster cluster) => new(cluster.Uuid, null, cluster.Name, 1, cluster.Status.ToString());
}
