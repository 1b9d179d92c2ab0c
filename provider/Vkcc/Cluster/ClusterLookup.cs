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
            // It is an error whatever is found, and people write the name.
            throw new DiagnosticException((await Inventory.ClustersAsync(session, id, cancellationToken)).NotAName(id, path) ?? wrong);
        }

        return await session.Of(id).SharedClusterAsync(id, cancellationToken)
            ?? throw new DiagnosticException(NoSuch(id, session.Region, path));
    }

    /// <summary>Nobody has the id, as far as the project may see.</summary>
    public static Diagnostic NoSuch(string id, TfValue<string> region, AttributePath path) => Diagnostic.Error(
        "No such cluster",
        $"There is no cluster with the id \"{id}\" in region {region.ValueOr("?")} that the project may see. Check id, project and region.",
        path);

    /// <summary>The one cluster of either generation with this name.</summary>
    /// <param name="diagnostics">Takes a warning when it may not be the only one.</param>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static async Task<Cluster> ByNameAsync(Session session, string name, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var called = await Inventory.ClustersAsync(session, name, cancellationToken);
        return OneOf(called with { Clusters = [.. called.Clusters.Where(c => c.Name == name)] }, name, session.Region, AttributePath.Root("name"), diagnostics);
    }

    /// <summary>The cluster of either generation with this uuid.</summary>
    /// <inheritdoc cref="ByNameAsync"/>
    public static async Task<Cluster> ByUuidAsync(Session session, string uuid, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var path = AttributePath.Root("uuid");
        DiagnosticException.ThrowIfAny(NotAUuid(uuid, "cluster"));

        var called = await Inventory.ClustersAsync(session, uuid, cancellationToken);
        return OneOf(called with { Clusters = [.. called.Clusters.Where(c => c.Uuid == uuid)] }, uuid, session.Region, path, diagnostics);
    }

    /// <summary>The one cluster that has the name. Where a generation may not be looked at it is taken with a warning: a project that may not see its clusters
    /// means none of them.</summary>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static Cluster OneOf(FoundClusters named, string name, TfValue<string> region, AttributePath path, DiagnosticBag diagnostics)
    {
        switch (named.Clusters)
        {
            case [var only]:
                diagnostics.Add(named.Unseen.Count == 0 ? null : named.MayShareName(only, warns: true, path));
                return only;
            case []:
                throw new DiagnosticException(named.NoneNamed(name, region, path));
            case var several:
                throw new DiagnosticException(FoundClusters.SeveralNamed(several, name, path));
        }
    }

    /// <summary>The one group of this name in a cluster.</summary>
    /// <param name="named">Those that have the name.</param>
    /// <param name="all">The cluster's groups, for the message; null when it does not tell them.</param>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static NodeGroup OneGroup(Cluster cluster, string name, IReadOnlyList<NodeGroup> named, IReadOnlyList<NodeGroup>? all, AttributePath path)
    {
        switch (named.OrderBy(g => g.Id, StringComparer.Ordinal).ToList())
        {
            case [var only]:
                return only;
            case []:
                var names = (all ?? []).Select(g => g.Name).OfType<string>().Order(StringComparer.Ordinal).ToList();
                var hint = NearestWord.Hint(name, names);
                var there = all is null ? string.Empty : $" There: {(names.Count == 0 ? "none" : Words.AllOf(names.Take(50)))}.";
                throw new DiagnosticException(Diagnostic.Error(
                    "No such node group", $"Cluster \"{cluster.Name}\" has no node group \"{Words.Shortened(name)}\".{hint}{there}", path));
            case var several:
                throw new DiagnosticException(Diagnostic.Error(
                    "Several node groups share this name",
                    $"{several.Count} node groups have the name \"{name}\". Ask by id for the one that is "
                        + $"meant:{Lines(several.Select(g => (g.Id, g.AvailabilityZone)))}",
                    path));
        }
    }

    /// <summary>NAME-4: an id of either generation.</summary>
    public static Diagnostic? NotAnId(string id, string noun, AttributePath path) =>
        CloudId.Generation(id) is not null
            ? null
            : Diagnostic.Error(
                $"Not the id of a {noun}",
                $"The id of a {noun} has 27 letters and digits, such as 2xQ8kZ0yTq1bWcVn3RfJmH5sLpD, or is a UUID in the first generation; "
                    + $"got \"{Words.Shortened(id)}\". If that is its name, data \"vkcc_{noun.Replace(' ', '_')}\" finds the id.",
                path);

    /// <summary>The form of a uuid.</summary>
    public static Diagnostic? NotAUuid(string uuid, string noun) =>
        CloudId.IsUuid(uuid)
            ? null
            : Diagnostic.Error(
                $"Not the uuid of a {noun}",
                $"A uuid has 32 hexadecimal digits, such as d2000000-0000-4000-8000-000000020006; got \"{Words.Shortened(uuid)}\".",
                AttributePath.Root("uuid"));

    private static string Lines(IEnumerable<(string Id, string? More)> several) => string.Concat(several.Take(20).Select(s => $"\n  {s.Id} ({s.More ?? "?"})"));
}
