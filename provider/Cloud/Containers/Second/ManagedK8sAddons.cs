using VkCloud.Http;

namespace VkCloud.Second;

/// <summary>Calls on add-ons (G1 to G8 of addons-and-policies.md A1).</summary>
public sealed partial class ManagedK8sClient
{
    /// <summary>Every version of every add-on, without what only a look at the version tells.</summary>
    public Task<IReadOnlyList<OfferedAddon>> ListAddonsAsync(CancellationToken cancellationToken) =>
        GetAsync<AddonListShape, IReadOnlyList<OfferedAddon>>(
            "addons", Json.AddonListShape, shape => [.. Member(shape.Addons, "addons").SelectMany(addon => addon?.ToOffers() ?? [])], cancellationToken);

    /// <returns>Null when there is no such version (404).</returns>
    public Task<OfferedAddon?> GetAddonVersionAsync(string versionId, CancellationToken cancellationToken) =>
        FindAsync($"addon_versions/{PathSegment.Of(versionId)}", Json.AddonVersionShape, shape => shape.ToOffer(), cancellationToken);

    /// <returns>Null when there is no such installation (404). It tells no <see cref="Addon.Version"/>, only its id.</returns>
    public Task<Addon?> GetAddonAsync(string id, CancellationToken cancellationToken) =>
        FindAsync($"cluster_addons/{PathSegment.Of(id)}", Json.AddonShape, shape => shape.ToAddon(null), cancellationToken);

    /// <summary>The installation of a cluster that has this name in the catalogue.</summary>
    /// <returns>Null when there is no such cluster, or no such installation in it (404).</returns>
    public Task<Addon?> GetAddonAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        FindAsync(AddonPath(clusterId, name), Json.AddonShape, shape => shape.ToAddon(clusterId), cancellationToken);

    /// <returns>The id (KSUID) of the installation.</returns>
    public Task<string> InstallAddonAsync(AddonSpec spec, CancellationToken cancellationToken) =>
        CreateAsync(
            $"{ClusterPath(spec.ClusterId)}/addons",
            AddonInstallShape.Of(spec),
            Json.AddonInstallShape,
            Json.CreatedShape,
            created => (created.Id, "id"),
            cancellationToken,
            AddonValues.Secrets(spec.Values));

    /// <summary>Brings version and values; both are always sent.</summary>
    public Task UpdateAddonAsync(string clusterId, string id, string versionId, string values, CancellationToken cancellationToken) =>
        ChangeAsync(
            HttpMethod.Patch,
            AddonPath(clusterId, id),
            new(versionId, AddonValues.Encoded(values)),
            Json.AddonUpdateShape,
            cancellationToken,
            AddonValues.Secrets(values));

    /// <returns>False when it was gone already.</returns>
    public Task<bool> DeleteAddonAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        DeleteAsync(AddonPath(clusterId, id), cancellationToken);

    private static string AddonPath(string clusterId, string ident) => $"{ClusterPath(clusterId)}/addons/{PathSegment.Of(ident)}";
}
