using VkCloud;

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

    /// <summary>The one cluster with this name, read as a whole.</summary>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static async Task<Cluster> ByNameAsync(Session session, string name, AttributePath path, CancellationToken cancellationToken)
    {
        var found = OneByName(await AllAsync(session, cancellationToken), name, session.Region.Value, path);

        // The list need not show all that the cluster itself does.
        return await ByIdAsync(session, found.Id, path, cancellationToken);
    }

    /// <summary>The one cluster with this name.</summary>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static Cluster OneByName(IReadOnlyCollection<Cluster> all, string name, string region, AttributePath path)
    {
        switch (all.Where(c => c.Name == name).ToList())
        {
            case [var only]:
                return only;
            case []:
                var hint = NearestWord.To(name, all.Select(c => c.Name).OfType<string>()) is { } close ? $" Did you mean \"{close}\"?" : string.Empty;
                throw new DiagnosticException(Diagnostic.Error(
                    "No such cluster", $"None of the {Words.Count(all.Count, "cluster")} of the project in region {region} has the name \"{Words.Shortened(name)}\".{hint}", path));
            case var several:
                throw new DiagnosticException(Diagnostic.Error(
                    "Several clusters share this name",
                    $"{several.Count} clusters have the name \"{name}\". Ask by id for the one that is meant:{Lines(several.Select(c => (c.Id, (string?)$"{c.Status}, {c.CreatedAt}")))}",
                    path));
        }
    }

    /// <summary>All clusters of the project, by name, then id.</summary>
    /// <exception cref="DiagnosticException">The service does not list them.</exception>
    public static async Task<List<Cluster>> AllAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            var clusters = await session.Second.ClustersAsync(cancellationToken);
            return [.. clusters.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.Unsupported)
        {
            // The call is not documented (design.md section 8).
            throw new DiagnosticException(
                Diagnostic.Error("Clusters cannot be listed", $"The service of this region does not list clusters, so they cannot be found by name. Ask by id.\n\nThe cloud's answer:\n  {e.Message}"),
                e);
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
