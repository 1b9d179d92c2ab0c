using VkCloud;

namespace Vkcc;

/// <summary>Finds the object that an import means.</summary>
internal static class ImportLookup
{
    /// <summary>The cluster that a text means by id, uuid or name. An id goes before a name that looks like one.</summary>
    /// <param name="orElse">What an id that nobody has becomes; null: an error.</param>
    /// <exception cref="DiagnosticException">It means none or several, or that cannot be told.</exception>
    public static async Task<Cluster> ClusterAsync(Session session, string text, Func<string, Cluster>? orElse, CancellationToken cancellationToken)
    {
        DiagnosticException.ThrowIfAny(ImportText.Cluster(text));

        if (CloudId.Generation(text) is not null && await Inventory.ClusterAsync(session, text, cancellationToken) is { } byId)
        {
            return byId;
        }

        var all = await Inventory.ClustersAsync(session, text, cancellationToken);
        return all.Clusters switch
        {
            [var only] when all.Unseen.Count == 0 || CloudId.Generation(text) is not null => only,

            // What is taken into state by mistake may be destroyed by mistake.
            [var only] => throw new DiagnosticException(all.MayShareName(only, warns: false)),
            [] when CloudId.Generation(text) is not null && orElse is not null => orElse(text),
            [] => throw new DiagnosticException(all.NoneNamed(text, session.Region)),
            _ => throw new DiagnosticException(FoundClusters.SeveralNamed(all.Clusters, text)),
        };
    }

    /// <summary>The id of the node group that a text means by id or uuid; one that nobody has is left as it is, and the read that follows says so.</summary>
    public static async Task<string> NodeGroupAsync(Session session, string text, CancellationToken cancellationToken) =>
        CloudId.IsUuid(text) && await Inventory.NodeGroupAsync(session, text, cancellationToken) is { } group ? group.Id : text;

    /// <summary>The node group that <c>CLUSTER/GROUP</c> means.</summary>
    /// <inheritdoc cref="ClusterAsync"/>
    public static async Task<FoundNodeGroup> NodeGroupAsync(Session session, string clusterText, string groupText, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(session, clusterText, null, cancellationToken);
        var generation = session.Of(cluster.Id);
        var meant = CloudId.Generation(groupText) is not null
            && await generation.NodeGroupAsync(groupText, cancellationToken) is { } group
            && group.ClusterId == cluster.Id
            ? [group]
            : await generation.GroupsCalledAsync(cluster.Id, groupText, cancellationToken);
        if (meant is [var only])
        {
            return new(only, cluster);
        }

        // Only for the message.
        var groups = meant.Count > 0 ? [] : await Inventory.NodeGroupsAsync(session, cluster, cancellationToken);
        return meant switch
        {
            [] => throw new DiagnosticException(Diagnostic.Error(
                "No such node group",
                $"Cluster \"{cluster.Name}\" ({cluster.Id}) has no node group "
                    + $"\"{Words.Shortened(groupText)}\".{NearestWord.Hint(groupText, groups.Select(g => g.Name).OfType<string>())} There: "
                    + $"{(groups.Count == 0 ? "none" : string.Concat(groups.Take(20).Select(g => $"\n  {g.Id} (\"{g.Name}\")")))}")),
            _ => throw new DiagnosticException(Diagnostic.Error(
                "Several node groups share this name",
                $"{meant.Count} node groups of cluster \"{cluster.Name}\" have the name \"{groupText}\". "
                    + $"Import the one that is meant by its id:{string.Concat(meant.Take(20).Select(g => $"\n  {g.Id}"))}")),
        };
    }
}
