namespace VkCloud;

/// <summary>The add-ons of one generation in the words of both (addons-and-policies.md A and B).</summary>
/// <remarks>Every method throws <see cref="ApiException"/> for what the cloud refuses or fails to do.</remarks>
public abstract class AddonService
{
    /// <summary>An installation, and where another has taken its place, that one.</summary>
    /// <param name="name">In the catalogue; null where it is not known.</param>
    /// <returns>Null when there is no such installation.</returns>
    public abstract Task<Addon?> GetAsync(string clusterId, string id, string? name, CancellationToken cancellationToken);

    /// <summary>The installations of a cluster that have this name in the catalogue.</summary>
    public abstract Task<IReadOnlyList<Addon>> CalledAsync(string clusterId, string name, CancellationToken cancellationToken);

    /// <summary>All installations of a cluster. Where the service has no list, each entry of the catalogue is asked for.</summary>
    public abstract Task<IReadOnlyList<Addon>> InstalledAsync(string clusterId, CancellationToken cancellationToken);

    /// <summary>What a cluster may have, each without what only a look at itself tells. The second generation has one catalogue for all clusters.</summary>
    public abstract Task<IReadOnlyList<OfferedAddon>> OffersAsync(string clusterId, CancellationToken cancellationToken);

    /// <summary>One version of the catalogue with all there is to it.</summary>
    /// <returns>Null when there is none.</returns>
    public abstract Task<OfferedAddon?> OfferAsync(string clusterId, string versionId, CancellationToken cancellationToken);

    /// <returns>The id of the installation, of the form that ids have.</returns>
    public abstract Task<string> InstallAsync(AddonSpec spec, CancellationToken cancellationToken);

    /// <summary>Makes an add-on what is wanted.</summary>
    /// <param name="seen">As cluster and add-on are now.</param>
    /// <returns>As they are then.</returns>
    public async Task<(Cluster Cluster, Addon Addon)> ChangeAsync(
        IChanging<Addon> changing, AddonSpec wanted, (Cluster Cluster, Addon Addon) seen, CancellationToken cancellationToken) =>
        IsAs(seen.Addon, wanted)
            ? seen
            : await changing.ChangeAsync(token => ChangeAsync(seen.Addon, wanted, token), now => IsAs(now, wanted), cancellationToken);

    /// <param name="name">In the catalogue; null where it is not known.</param>
    /// <returns>False when it was gone already.</returns>
    public abstract Task<bool> DeleteAsync(string clusterId, string id, string? name, CancellationToken cancellationToken);

    /// <summary>Whether an installation that was not there before is the one that was asked for, in everything that the call says.</summary>
    public static bool IsMadeOf(Addon addon, AddonSpec spec) =>
        addon.Name == spec.Name
        && addon.VersionId == spec.VersionId
        && (addon.Namespace ?? "") == spec.Namespace
        && (addon.ReleaseName ?? "") == spec.ReleaseName
        && AddonValues.AreSame(addon.Values ?? "", spec.Values);

    /// <summary>Makes one call that brings version and values.</summary>
    protected abstract Task ChangeAsync(Addon addon, AddonSpec wanted, CancellationToken cancellationToken);

    /// <summary>Whether no change is needed; one that failed is not what it says it is.</summary>
    private static bool IsAs(Addon addon, AddonSpec wanted) =>
        addon.Status.Phase != MemberPhase.Failed && addon.VersionId == wanted.VersionId && AddonValues.AreSame(addon.Values ?? "", wanted.Values);
}
