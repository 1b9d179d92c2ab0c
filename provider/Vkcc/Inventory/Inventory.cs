using System.Runtime.CompilerServices;
using VkCloud;
using VkCloud.First;

namespace Vkcc;

/// <summary>What there is in a project, of both generations.</summary>
internal static class Inventory
{
    /// <summary>Looks at a list that a cluster halfway through its deletion fails; with the pauses between them about 13 s.</summary>
    private const int MostLooks = 6;

    /// <summary>All clusters, for those who must list. A generation that the region does not have has none; one that may not be listed is told as
    /// such.</summary>
    /// <exception cref="ApiException">The region has neither generation, or the cloud is in trouble.</exception>
    /// <exception cref="DiagnosticException">A list that is there is not told at this moment.</exception>
    public static Task<FoundClusters> ClustersAsync(Session session, CancellationToken cancellationToken) =>
        OfBothAsync(session, generation => generation.ClustersAsync(cancellationToken), cancellationToken);

    /// <summary>The clusters that have this name or uuid, each read as a whole.</summary>
    /// <inheritdoc cref="ClustersAsync(Session, CancellationToken)"/>
    public static Task<FoundClusters> ClustersAsync(Session session, string nameOrUuid, CancellationToken cancellationToken) =>
        OfBothAsync(session, generation => generation.CalledAsync(nameOrUuid, cancellationToken), cancellationToken);

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
            "Node groups cannot be listed",
            $"The service did not list the node groups of cluster \"{cluster.Name}\" ({cluster.Id}). Each can still be read by its id."));
        return [.. ByName(groups).Select(g => new FoundNodeGroup(g, cluster))];
    }

    /// <summary>Node groups of many clusters, cluster after cluster, each read when it is wanted.</summary>
    public static async IAsyncEnumerable<FoundNodeGroup> NodeGroupsAsync(
        Session session, IEnumerable<Cluster> clusters, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    /// <summary>The node group with this id or uuid, of whichever generation; null when there is none.</summary>
    public static async Task<NodeGroup?> NodeGroupAsync(Session session, string idOrUuid, CancellationToken cancellationToken)
    {
        // A uuid is the id of the first generation, and the second id of the second.
        Generation[] generations = CloudId.IsKsuid(idOrUuid) ? [session.Second] : [session.First, session.Second];
        var unseen = new List<ApiException>();
        foreach (var generation in generations)
        {
            try
            {
                if (await generation.NodeGroupAsync(idOrUuid, cancellationToken) is { } group)
                {
                    return group;
                }
            }
            catch (ApiException e) when (e.Kind is ApiFailureKind.NoEndpoint or ApiFailureKind.Forbidden)
            {
                unseen.Add(e);
            }
        }

        return unseen.FirstOrDefault(e => e.Kind == ApiFailureKind.Forbidden || unseen.Count == generations.Length) is { } blind ? throw blind : null;
    }

    /// <summary>In the order of names, then ids.</summary>
    public static IEnumerable<T> ByName<T>(IEnumerable<T> objects)
        where T : ICloudObject
        => objects.OrderBy(o => o.Name, StringComparer.Ordinal).ThenBy(o => o.Id, StringComparer.Ordinal);

    private static async Task<FoundClusters> OfBothAsync(
        Session session, Func<Generation, Task<IReadOnlyList<Cluster>>> look, CancellationToken cancellationToken)
    {
        var clusters = new List<Cluster>();
        var unseen = new List<(long Generation, string Answer)>();
        var absent = new List<ApiException>();
        Generation[] generations = [session.Second, session.First];
        foreach (var generation in generations)
        {
            try
            {
                clusters.AddRange(await LookAsync(session, () => look(generation), cancellationToken));
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
            : new([.. ByName(clusters)], unseen)
            {
                IsBlind = absent.Count + unseen.Count == generations.Length,
            };
    }

    private static async Task<IReadOnlyList<Cluster>> LookAsync(Session session, Func<Task<IReadOnlyList<Cluster>>> look, CancellationToken cancellationToken)
    {
        for (var looks = 1; ; looks++)
        {
            try
            {
                return await look();
            }
            catch (ApiException e) when (ContainerInfraClient.IsHalfDeleted(e))
            {
                if (looks == MostLooks)
                {
                    // No list at all is better than one that lacks what is there: resources may hang on its elements.
                    throw new DiagnosticException(
                        Diagnostic.Error(
                            "Clusters cannot be listed at this moment",
                            $"While one of its clusters is halfway through its deletion, the first generation lists none; it was asked {MostLooks} times. "
                                + $"Run again in a minute.\n\nThe cloud's answer:\n  {e.Message}"),
                        e);
                }

                // It is gone in a moment, and the list is whole again.
                await Task.Delay(WaitSchedule.Default.PauseAfter(looks), session.Time, cancellationToken);
            }
        }
    }
}

/// <summary>A node group of either generation, as its cluster shows it.</summary>
internal sealed record FoundNodeGroup(NodeGroup Group, Cluster Cluster)
{
    public string Id => Group.Id;

    public string? Name => Group.Name;
}
