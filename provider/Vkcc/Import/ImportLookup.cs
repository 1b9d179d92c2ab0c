namespace Vkcc;

/// <summary>Finds the object that an import means.</summary>
internal static class ImportLookup
{
    /// <summary>The cluster that a text means by id, uuid or name. An id goes before a name that looks like one.</summary>
    /// <param name="orElse">What an id that nobody has becomes; null: an error.</param>
    /// <exception cref="DiagnosticException">It means none or several, or that cannot be told.</exception>
    public static async Task<FoundCluster> ClusterAsync(Session session, string text, Func<string, FoundCluster>? orElse, CancellationToken cancellationToken)
    {
        if (ImportText.Cluster(text) is { } wrong)
        {
            throw new DiagnosticException(wrong);
        }

        if (CloudId.Generation(text) is not null && await Inventory.ClusterAsync(session, text, cancellationToken) is { } byId)
        {
            return byId;
        }

        var all = await Inventory.ClustersAsync(session, cancellationToken);
        var named = all.Clusters.Where(c => c.Name == text || (CloudId.IsUuid(text) && c.Uuid == text)).ToList();
        return named switch
        {
            [var only] when all.Unseen.Count == 0 || CloudId.Generation(text) is not null => only,
            [var only] => throw new DiagnosticException(Diagnostic.Error(
                "Name may not be the only one",
                $"A cluster with the name \"{text}\" is there, but {Blind(all)}, so another of that name may exist. If it is this one, import it by its id:{Lines(named)}")),
            [] when CloudId.Generation(text) is not null && orElse is not null => orElse(text),
            [] => throw new DiagnosticException(None(session, text, all)),
            _ => throw new DiagnosticException(Diagnostic.Error(
                "Several clusters share this name", $"{named.Count} clusters have the name \"{text}\". Import the one that is meant by its id:{Lines(named)}")),
        };
    }

    /// <summary>The node group that <c>CLUSTER/GROUP</c> means.</summary>
    /// <inheritdoc cref="ClusterAsync"/>
    public static async Task<FoundNodeGroup> NodeGroupAsync(Session session, string clusterText, string groupText, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(session, clusterText, null, cancellationToken);
        var groups = await Inventory.NodeGroupsAsync(session, cluster, cancellationToken);
        var meant = groups.FirstOrDefault(g => g.Id == groupText) is { } byId ? [byId] : groups.Where(g => g.Name == groupText).ToList();
        return meant switch
        {
            [var only] => only,
            [] => throw new DiagnosticException(Diagnostic.Error(
                "No such node group",
                $"Cluster \"{cluster.Name}\" ({cluster.Id}) has no node group \"{Words.Shortened(groupText)}\".{Hint(groupText, groups.Select(g => g.Name))} There: {(groups.Count == 0 ? "none" : string.Concat(groups.Take(20).Select(g => $"\n  {g.Id} (\"{g.Name}\")")))}")),
            _ => throw new DiagnosticException(Diagnostic.Error(
                "Several node groups share this name",
                $"{meant.Count} node groups of cluster \"{cluster.Name}\" have the name \"{groupText}\". Import the one that is meant by its id:{string.Concat(meant.Take(20).Select(g => $"\n  {g.Id}"))}")),
        };
    }

    private static Diagnostic None(Session session, string text, FoundClusters all)
    {
        var blind = all.Unseen.Count == 0 ? string.Empty : $"\n\nNot all could be looked at: {Blind(all)}. A cluster of that generation can be imported by its id.";
        var there = all.Clusters.Count == 0 ? string.Empty : $" There:{Lines(all.Clusters)}";
        return Diagnostic.Error(
            "No such cluster",
            $"None of the {Words.Count(all.Clusters.Count, "cluster")} of the project in region {session.Region.ValueOr("?")} has the name \"{Words.Shortened(text)}\".{Hint(text, all.Clusters.Select(c => c.Name))}{there}{blind}");
    }

    private static string Hint(string text, IEnumerable<string?> names) => NearestWord.To(text, names.OfType<string>()) is { } close ? $" Did you mean \"{close}\"?" : string.Empty;

    private static string Blind(FoundClusters all) =>
        Words.AllOf(all.Unseen.Select(u => $"the clusters of generation {u.Generation} cannot be listed ({u.Answer})"));

    private static string Lines(IEnumerable<FoundCluster> clusters) =>
        string.Concat(clusters.Take(20).Select(c => $"\n  {c.Id} (\"{c.Name}\", generation {c.Generation}, {c.Status})"));
}
