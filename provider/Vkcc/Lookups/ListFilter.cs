namespace Vkcc;

/// <summary>What narrows a list of clusters or node groups; null parts narrow nothing, and everything that is given must fit.</summary>
/// <param name="Labels">All of them, with these values.</param>
/// <param name="VersionBelow">A Kubernetes version, whole or without its patch.</param>
internal sealed record ListFilter(TfValue<string> NamePrefix, TfStringMap Labels, TfValue<string> Status, TfValue<string> VersionBelow)
{
    /// <param name="nouns">What the list holds, such as <c>clusters</c>.</param>
    /// <param name="versionOf">Whose version counts.</param>
    public static SchemaAttribute[] Attributes(string nouns, string versionOf) =>
    [
        Optional.Text("name_prefix", $"Only {nouns} whose name begins with this; case counts.", Check.NotEmpty),
        Optional.Of("labels", TfType.Map(TfType.String), $"Only {nouns} that have all of these labels with these values.", Check.NotEmpty),
        Optional.Text(
            "status", $"Only {nouns} of this status, such as `RUNNING`, `RECONCILING`, `SHUTOFF` or `ERROR`; case does not count.", Check.NotEmpty),
        Optional.Text(
            "version_below",
            $"Only {nouns} {versionOf} Kubernetes version is below this one: `1.33` (any patch of 1.33 is not below it), or `1.33.3`. "
                + "One whose version is not known is left out.",
            Checks.Version),
    ];

    public bool TakesName(string? name) => !NamePrefix.IsKnown || name?.StartsWith(NamePrefix.Value, StringComparison.Ordinal) == true;

    public bool TakesStatus(string status) => !Status.IsKnown || status.Equals(Status.Value, StringComparison.OrdinalIgnoreCase);

    public bool TakesVersion(string? version) =>
        !VersionBelow.IsKnown
            || (PartialVersion.TryParse(version, out var runs) && PartialVersion.TryParse(VersionBelow.Value, out var limit) && runs.IsBelow(limit));

    public bool TakesLabels(IReadOnlyDictionary<string, string>? labels) =>
        !Labels.IsKnown || Labels.Value.All(wanted => labels is not null && labels.TryGetValue(wanted.Key, out var value) && wanted.Value.Is(value));
}
