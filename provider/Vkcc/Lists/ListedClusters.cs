using VkCloud;

namespace Vkcc;

/// <summary>The clusters that a list goes through.</summary>
internal static class ListedClusters
{
    /// <param name="generation">Null for both.</param>
    /// <param name="diagnostics">Takes a warning for a generation that may not be listed, an error when none may.</param>
    /// <exception cref="DiagnosticException">The cloud does not answer.</exception>
    public static async Task<IReadOnlyList<Cluster>> OfAsync(Session session, TfValue<long> generation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var found = new FoundClusters([], []);
        await CloudErrors.ExplainAsync("Listing the clusters", async () => found = await Inventory.ClustersAsync(session, cancellationToken));
        found = found with
        {
            Clusters = [.. found.Clusters.Where(c => generation.IsNull || generation.Is(c.Generation))],
            Unseen = [.. found.Unseen.Where(u => generation.IsNull || generation.Is(u.Generation))],
        };
        diagnostics.Add(found.NotListed());
        return found.Clusters;
    }
}
