namespace Vkcc;

/// <summary>Finds clusters and node groups that a configuration names.</summary>
internal static class ClusterLookup
{
    /// <summary>The cluster with this id.</summary>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public static async Task<Cluster> ByIdAsync(Session session, string id, AttributePath path, CancellationToken cancellationToken)
    {
        if (NotAnId(id, "cluster", path) is { } wrong)
        {
            throw new DiagnosticException(wrong);
        }

        return await session.Of(id).SharedClusterAsync(id, cancellationToken)
            ?? throw new DiagnosticException(Diagnostic.Error(
                "No such cluster", $"There is no cluster with the id \"{id}\" in region {session.Region.Value} that the project may see. Check id, project and region.", path));
    }

    /// <summary>The one cluster of either generation with this name, read as a whole.</summary>
    /// <param name="diagnostics">Takes a warning when it may not be the only one.</param>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static async Task<Cluster> ByNameAsync(Session session, string name, AttributePath path, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var found = OneByName(await Inventory.ClustersAsync(session, cancellationToken), name, session.Region, path, diagnostics);

        // The list need not show all that the cluster itself does.
        return await ByIdAsync(session, found.Id, path, cancellationToken);
    }

    /// <summary>The one cluster with this name. Where a generation may not be listed it is taken with a warning: a project that may not see its clusters means none of them.</summary>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static Cluster OneByName(FoundClusters all, string name, TfValue<string> region, AttributePath path, DiagnosticBag diagnostics)
    {
        switch (all.Named(name))
        {
            case [var only]:
                diagnostics.Add(all.Unseen.Count == 0 ? null : all.MayShareName(only, warns: true, path));
                return only;
            case []:
                throw new DiagnosticException(all.NoneNamed(name, region, path));
            case var several:
                throw new DiagnosticException(FoundClusters.SeveralNamed(several, name, path));
        }
    }

    /// <summary>The one group of this name in a cluster.</summary>
    /// <exception cref="DiagnosticException">There is none, or there are several, or the service does not tell.</exception>
    public static NodeGroup GroupByName(Cluster cluster, string name, AttributePath path)
    {
        if (cluster.NodeGroups is not { } groups)
        {
            throw new DiagnosticException(Diagnostic.Error("Node groups cannot be listed", "The service did not tell the cluster's node groups, so they cannot be found by name. Ask by id.", path));
        }

        switch (groups.Where(g => g.Name == name).OrderBy(g => g.Id, StringComparer.Ordinal).ToList())
        {
            case [var only]:
                return only;
            case []:
                var names = groups.Select(g => g.Name).OfType<string>().Order(StringComparer.Ordinal).ToList();
                var hint = NearestWord.To(name, names) is { } close ? $" Did you mean \"{close}\"?" : string.Empty;
                throw new DiagnosticException(Diagnostic.Error(
                    "No such node group", $"Cluster \"{cluster.Name}\" has no node group \"{Words.Shortened(name)}\".{hint} There: {Words.AllOf(names.Take(50))}.", path));
            case var several:
                throw new DiagnosticException(Diagnostic.Error(
                    "Several node groups share this name",
                    $"{several.Count} node groups have the name \"{name}\". Ask by id for the one that is meant:{Lines(several.Select(g => (g.Id, g.AvailabilityZone)))}",
                    path));
        }
    }

    /// <summary>NAME-4: an id of either generation.</summary>
    public static Diagnostic? NotAnId(string id, string noun, AttributePath path) =>
        CloudId.Generation(id) is not null
            ? null
            : Diagnostic.Error(
                $"Not the id of a {noun}",
                $"The id of a {noun} has 27 letters and digits, such as 2xQ8kZ0yTq1bWcVn3RfJmH5sLpD, or is a UUID in the first generation; got \"{Words.Shortened(id)}\".",
                path);

    private static string Lines(IEnumerable<(string Id, string? More)> several) => string.Concat(several.Take(20).Select(s => $"\n  {s.Id} ({s.More ?? "?"})"));
}
