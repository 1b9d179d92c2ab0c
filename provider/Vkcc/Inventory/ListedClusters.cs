using VkCloud;

namespace Vkcc;

/// <summary>The clusters that a list goes through.</summary>
internal static class ListedClusters
{
    /// <param name="generation">Null for both.</param>
    /// <param name="diagnostics">Takes a warning for a generation that may not be listed, an error when none may.</param>
    /// <exception cref="DiagnosticException">The cloud does not answer.</exception>
    public static async Task<IReadOnlyList<Cluster>> OfAsync(
        Session session, TfValue<long> generation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var found = await CloudErrors.ExplainAsync("Listing the clusters", () => Inventory.ClustersAsync(session, cancellationToken));
        found = found with
        {
            Clusters = [.. found.Clusters.Where(c => generation.IsNull || generation.Is(c.Generation))],
            Unseen = [.. found.Unseen.Where(u => generation.IsNull || generation.Is(u.Generation))],
        };
        diagnostics.Add(found.NotListed());
        return found.Clusters;
    }

    /// <summary>The one whose objects are listed, named in <c>cluster_id</c>.</summary>
    /// <param name="doing">For messages: <c>Listing the node groups</c>.</param>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public static async Task<Cluster> OneAsync(Session session, string id, string doing, CancellationToken cancellationToken)
    {
        var path = AttributePath.Root("cluster_id");
        DiagnosticException.ThrowIfAny(ClusterLookup.NotAnId(id, "cluster", path));

        return await CloudErrors.ExplainAsync(doing, () => Inventory.ClusterAsync(session, id, cancellationToken))
            ?? throw new DiagnosticException(ClusterLookup.NoSuch(id, session.Region, path));
    }
}
