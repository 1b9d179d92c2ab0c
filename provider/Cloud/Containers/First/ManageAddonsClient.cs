using VkCloud.Http;

namespace VkCloud.First;

/// <summary>Add-ons of first-generation clusters (catalog type <c>manage-cluster-addons</c>, F1 to F8 of addons-and-policies.md B1).</summary>
public sealed class ManageAddonsClient : ServiceClient
{
    private static readonly FirstAnswersJson Answers = FirstAnswersJson.Default;

    private static readonly FirstRequestsJson Requests = FirstRequestsJson.Default;

    internal ManageAddonsClient(ServiceAccess access)
        : base(CloudService.Addons, access)
    {
    }

    private protected override string Proof => "add-ons of the cluster";

    /// <summary>All of a cluster, traces of earlier versions included.</summary>
    public IAsyncEnumerable<Addon> ListAsync(string clusterId, CancellationToken cancellationToken) => ListAsync(
        ListPath(clusterId),
        "",
        "addons",
        Answers.AddonListShape,
        page => (page.Addons, page.Links?.Next),
        shape => shape.ToAddon(clusterId),
        cancellationToken);

    /// <summary>What a cluster may have; default values are not told here.</summary>
    public IAsyncEnumerable<OfferedAddon> ListOffersAsync(string clusterId, CancellationToken cancellationToken) => ListAsync(
        $"{ListPath(clusterId)}/available",
        "",
        "addons",
        Answers.OfferListShape,
        page => (page.Addons, page.Links?.Next),
        shape => shape.ToOffer(),
        cancellationToken);

    /// <returns>Null when the cluster may not have it (404).</returns>
    public Task<OfferedAddon?> GetOfferAsync(string clusterId, string addonId, CancellationToken cancellationToken) => FindAsync(
        $"{ListPath(clusterId)}/available/{PathSegment.Of(addonId)}",
        Answers.OfferAnswerShape,
        shape => (shape.Addon ?? throw new FormatException("addon")).ToOffer(),
        cancellationToken,
        proofOf: clusterId);

    /// <param name="clusterId">Whose it is; the answer does not tell.</param>
    /// <returns>Null when there is no such installation (404).</returns>
    public Task<Addon?> GetAsync(string clusterId, string id, CancellationToken cancellationToken) => FindAsync(
        Path(id),
        Answers.AddonAnswerShape,
        shape => (shape.Addon ?? throw new FormatException("addon")).ToAddon(clusterId),
        cancellationToken,
        proofOf: clusterId);

    /// <returns>The id (UUID) of the installation.</returns>
    public Task<string> InstallAsync(AddonSpec spec, CancellationToken cancellationToken) => CreateAsync(
        $"addons/{PathSegment.Of(spec.VersionId)}/clusters/{PathSegment.Of(spec.ClusterId)}",
        new(AddonValues.Encoded(spec.Values), new(spec.ReleaseName, spec.Namespace), Migrated: false),
        Requests.AddonInstallShape,
        Answers.AddonAnswerShape,
        created => (created.Addon?.ClusterAddonId, "addon.cluster_addon_id"),
        cancellationToken,
        AddonValues.Secrets(spec.Values));

    public Task UpdateAsync(string id, string values, CancellationToken cancellationToken) => ChangeAsync(
        HttpMethod.Patch, Path(id), new(AddonValues.Encoded(values)), Requests.AddonUpdateShape, cancellationToken, AddonValues.Secrets(values));

    /// <summary>Brings another version, which is another installation with another id; the old one stays as a trace.</summary>
    public Task UpgradeAsync(string id, string addonId, string values, CancellationToken cancellationToken) => ChangeAsync(
        HttpMethod.Post, Path(id), new(addonId, AddonValues.Encoded(values)), Requests.AddonUpgradeShape, cancellationToken, AddonValues.Secrets(values));

    /// <returns>False when it was gone already.</returns>
    public Task<bool> DeleteAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        DeleteAsync(Path(id), cancellationToken, proofOf: clusterId);

    private static string ListPath(string clusterId) => $"addons/clusters/{PathSegment.Of(clusterId)}";

    private static string Path(string id) => $"cluster_addons/{PathSegment.Of(id)}";

    /// <remarks>The service has nothing that every project has; a cluster that is there has a list, be it empty.</remarks>
    private protected override Task AskForProofAsync(string? of, CancellationToken cancellationToken) => GetAsync<AddonListShape, AddonListShape>(
        ListPath(of!), Answers.AddonListShape, shape => shape.Addons is null ? throw new FormatException("addons") : shape, cancellationToken);
}
