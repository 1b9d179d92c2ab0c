namespace Vkcc;

/// <summary>The clusters that a list goes through.</summary>
internal static class ListedClusters
{
    /// <param name="generation">Null for both.</param>
    /// <param name="diagnostics">Takes a warning for a generation that may not be listed.</param>
    /// <exception cref="DiagnosticException">The cloud does not answer.</exception>
    public static async Task<IReadOnlyList<FoundCluster>> OfAsync(Session session, TfValue<long> generation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var found = new FoundClusters([], []);
        await CloudErrors.ExplainAsync("Listing the clusters", async () => found = await Inventory.ClustersAsync(session, cancellationToken));
        diagnostics.AddRange(found.Unseen
            .Where(u => generation.IsNull || generation.Is(u.Generation))
            .Select(u => Diagnostic.Warning(
                "Not all clusters are listed",
                $"The cloud does not list the clusters of generation {u.Generation}, so none of them is shown. Import them by their ids.\n\nThe cloud's answer:\n  {u.Answer}")));
        return [.. found.Clusters.Where(c => generation.IsNull || generation.Is(c.Generation))];
    }
}
