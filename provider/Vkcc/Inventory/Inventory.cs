using System.Runtime.CompilerServices;
using VkCloud;
using VkCloud.ContainerInfra;

namespace Vkcc;

/// <summary>What there is in a project, of both generations.</summary>
internal static class Inventory
{
    /// <summary>Looks at a list that a cluster halfway through its deletion fails; with the pauses between them about 13 s.</summary>
    private const int MostLooks = 6;

    /// <summary>All clusters. A generation that the region does not have has none; one that may not be listed is told as such.</summary>
    /// <exception cref="ApiException">The region has neither generation, or the cloud is in trouble.</exception>
    /// <exception cref="DiagnosticException">A list that is there is not told at this moment.</exception>
    public static async Task<FoundClusters> ClustersAsync(Session session, CancellationToken cancellationToken)
    {
        var clusters = new List<Cluster>();
        var unseen = new List<(long Generation, string Answer)>();
        var absent = new List<ApiException>();
        Generation[] generations = [session.Second, session.First];
        foreach (var generation in generations)
        {
            try
            {
                clusters.AddRange(await ListAsync(session, generation, cancellationToken));
            }
            catch (ApiException e) when (e.Kind == ApiFailureKind.NoEndpoint)
            {
                // The region's catalog does not have the service at all.
                absent.Add(e);
            }
            catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.Unsupported or ApiFailureKind.Forbidden)
            {
                unseen.Add((generation.Number, e.Message));
            }
        }

        return absent.Count == generations.Length
            ? throw absent[0]
            : new([.. clusters.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)], unseen)
            {
                IsBlind = absent.Count + unseen.Count == generations.Length,
            };
    }

    /// <summary>The node groups of a cluster, by name, then id; none when it is gone.</summary>
    /// <exception cref="DiagnosticException">The service does not tell the groups.</exception>
    public static async Task<List<FoundNodeGroup>> NodeGroupsAsync(Session session, Cluster cluster, CancellationToken cancellationToken)
    {
        // The list of clusters need not show the groups.
        var generation = session.Of(cluster.Id);
        if (await generation.SharedClusterAsync(cluster.Id, cancellationToken) is not { } whole)
        {
            return [];
        }

        var groups = await generation.NodeGroupsAsync(whole, cancellationToken) ?? throw new DiagnosticException(Diagnostic.Error(
            "Node groups cannot be listed", $"The service did not tell the node groups of cluster \"{cluster.Name}\" ({cluster.Id}). They are found by their ids."));
        return [.. groups.Select(g => new FoundNodeGroup(g.Id, g.Name, cluster)).OrderBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal)];
    }

    /// <summary>Node groups of many clusters, cluster after cluster, each read when it is wanted.</summary>
    public static async IAsyncEnumerable<FoundNodeGroup> NodeGroupsAsync(Session session, IEnumerable<Cluster> clusters, [EnumeratorCancellation] CancellationToken cancellationToken)
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
    public static async Task<Cluster?> ClusterAsync(Session session, string id, CancellationToken cancellationToken)
    {
        try
        {
            return CloudId.Generation(id) is null ? null : await session.Of(id).SharedClusterAsync(id, cancellationToken);
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NoEndpoint)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<Cluster>> ListAsync(Session session, Generation generation, CancellationToken cancellationToken)
    {
        for (var looks = 1; ; looks++)
        {
            try
            {
                return await generation.ClustersAsync(cancellationToken);
            }
            catch (ApiException e) when (ContainerInfraClient.IsHalfDeleted(e))
            {
                if (looks == MostLooks)
                {
                    // No list at all is better than one that lacks what is there: resources may hang on its elements.
                    throw new DiagnosticException(
                        Diagnostic.Error(
                            "Clusters cannot be listed at this moment",
                            $"While one of its clusters is halfway through its deletion, the first generation lists none; it was asked {MostLooks} times. Run again in a minute.\n\nThe cloud's answer:\n  {e.Message}"),
                        e);
                }

                // It is gone in a moment, and the list is whole again.
                await Task.Delay(WaitSchedule.Default.PauseAfter(looks), session.Time, cancellationToken);
            }
        }
    }
}
