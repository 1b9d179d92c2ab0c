namespace Vkcc;

/// <summary>Add-ons of the official provider as ours. It stores neither the catalogue's name nor a version, only ids, and a move asks nobody; so both are
/// left to the read that follows, as after an import. So are the values: the read tells those that were given from the catalogue's own, and they may be
/// secret.</summary>
internal static class AddonMoves
{
    public const string First = "vkcs_kubernetes_addon";

    public const string Second = "vkcs_kubernetes_cluster_addon_v2";

    public static IReadOnlyList<StateMove> All { get; } =
    [
        OfficialProvider.Move(Second, source => From(source, 2, "addon_name"), AddonSchema.Declare),
        OfficialProvider.Move(First, source => From(source, 1, "name"), AddonSchema.Declare),
    ];

    /// <summary>A state that no read has completed: a plan would see another name than the configured one, and replace what runs.</summary>
    /// <param name="hasRefreshed">Whether this run reads: then what is still missing is what the cloud does not tell.</param>
    public static Diagnostic? NotCompleted(AddonModel prior, bool hasRefreshed) => !prior.Name.IsNull
        ? null
        : Diagnostic.Error(
            "Name of a moved add-on is not known yet",
            $"State that has moved here from the vkcs provider holds the ids of add-on {prior.Id}, not its name, and "
                + (hasRefreshed
                    ? "the cloud does not tell that. Remove the add-on from state (removed block, or terraform state rm) and import it as CLUSTER/ADD-ON."
                    : "this plan does not refresh. Plan or apply once without -refresh=false: that fills in name and version, and nothing is replaced."),
            AttributePath.Root("name"));

    /// <param name="releaseName">What the type calls it. Of the rest the first generation's has less.</param>
    private static AddonModel From(SourceState source, long generation, string releaseName) => new()
    {
        Id = source.Needed("id"),
        ClusterId = source.Needed("cluster_id"),
        Generation = generation,
        Namespace = source.Text("namespace"),
        ReleaseName = source.Text(releaseName),
        Timeouts = source.Timeouts(),
        Status = source.Text("status"),
        CreatedAt = source.Text("created_at"),
        UpdatedAt = source.Text("updated_at"),
    };
}
