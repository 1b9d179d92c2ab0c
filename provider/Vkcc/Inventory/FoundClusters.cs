using VkCloud;

namespace Vkcc;

/// <summary>The clusters of a project.</summary>
/// <param name="Clusters">By name, then id; each tells at least id, name and status.</param>
/// <param name="Unseen">Generations that the cloud did not let us list, each with its answer in words. One that the region does not have is not among
/// them.</param>
internal sealed record FoundClusters(IReadOnlyList<Cluster> Clusters, IReadOnlyList<(long Generation, string Answer)> Unseen)
{
    /// <summary>No generation could be listed: that no cluster is seen says nothing.</summary>
    public bool IsBlind { get; init; }

    /// <summary>An attribute that takes an id has got the name of clusters; null when none has it.</summary>
    public Diagnostic? NotAName(string text, AttributePath path) =>
        Clusters.Where(c => c.Name == text).ToList() is { Count: > 0 } called
            ? Words.NotAName(path, called.Select(c => (text, c.Id)), "data \"vkcc_cluster\" finds a cluster by its name.")
            : null;

    /// <summary>Nobody has the name, as far as can be seen.</summary>
    public Diagnostic NoneNamed(string name, TfValue<string> region, AttributePath? path = null)
    {
        var blind = Unseen.Count == 0
            ? string.Empty
            : $"\n\nNot everything could be listed: {Blind()}. A cluster of that generation can still be read by its id.";
        return Diagnostic.Error(
            "No such cluster",
            $"No cluster of the project in region {region.ValueOr("?")} has the {(CloudId.IsUuid(name) ? "uuid" : "name")} \"{Words.Shortened(name)}\". "
                + $"Check it, project and region; data \"vkcc_clusters\" lists what is there.{blind}",
            path);
    }

    /// <summary>Which of those that share a name is meant cannot be told.</summary>
    public static Diagnostic SeveralNamed(IReadOnlyList<Cluster> named, string name, AttributePath? path = null) => Diagnostic.Error(
        "Several clusters share this name",
        $"{named.Count} clusters have the name \"{Words.Shortened(name)}\". Give the id of the one that is meant instead:{Lines(named)}",
        path);

    /// <summary>One has the name, and in a generation that cannot be listed there may be another.</summary>
    /// <param name="warns">False: an error.</param>
    public Diagnostic MayShareName(Cluster only, bool warns, AttributePath? path = null)
    {
        const string Summary = "Name may not be the only one";
        var detail = $"A cluster with the name \"{only.Name}\" is there, but {Blind()}, so another of that name may exist.";
        return warns
            ? Diagnostic.Warning(Summary, $"{detail} This one is taken; give its id instead to be sure:{Lines([only])}", path)
            : Diagnostic.Error(Summary, $"{detail} If it is this one, give its id instead:{Lines([only])}", path);
    }

    /// <summary>What a list lacks: a warning, an error when it lacks everything; null when it is whole.</summary>
    public Diagnostic? NotListed()
    {
        if (Unseen.Count == 0)
        {
            return null;
        }

        var answers = string.Concat(Unseen.Select(u => $"\n  {u.Answer}"));
        var detail = $"The cloud does not list the clusters of generation {Words.AllOf(Unseen.Select(u => $"{u.Generation}"))}, so none of them is shown. "
            + $"Each can still be read by its id.\n\nThe cloud's answer:{answers}";
        return IsBlind ? Diagnostic.Error("Clusters cannot be listed", detail) : Diagnostic.Warning("Not all clusters are listed", detail);
    }

    private string Blind() => Words.AllOf(Unseen.Select(u => $"the clusters of generation {u.Generation} cannot be listed ({u.Answer})"));

    private static string Lines(IEnumerable<Cluster> clusters) =>
        string.Concat(clusters.Take(20).Select(c => $"\n  {c.Id} (\"{c.Name}\", generation {c.Generation}, {c.Status})"));
}
