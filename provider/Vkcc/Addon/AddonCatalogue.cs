using VkCloud;

namespace Vkcc;

/// <summary>The catalogue of add-ons as a data source asks for it: of a cluster, or the second generation's for a version of Kubernetes.</summary>
/// <param name="cluster">Null when a version of Kubernetes was asked for.</param>
/// <param name="kubernetes">Version that an add-on has to run on; null when the cluster does not tell its own.</param>
/// <param name="offers">The whole catalogue, each version without what only a look at itself tells.</param>
internal sealed class AddonCatalogue(AddonService service, Cluster? cluster, string? kubernetes, IReadOnlyList<OfferedAddon> offers)
{
    /// <summary>A catalogue has some forty versions and the service no call for all of them.</summary>
    private const int ReadAtOnce = 8;

    public Cluster? Cluster => cluster;

    public string? Kubernetes => kubernetes;

    public IReadOnlyList<OfferedAddon> Offers => offers;

    public long Generation => cluster?.Generation ?? 2;

    private string ClusterId => cluster?.Id ?? string.Empty;

    /// <summary>What says whose catalogue is meant.</summary>
    /// <param name="shown">What a cluster shows beyond the catalogue.</param>
    public static SchemaAttribute[] Attributes(string shown) =>
    [
        Optional.Text(
            "cluster_id", $"Id of a cluster of either generation: what it may have, and {shown}. Give this or `kubernetes_version`.", Check.NotEmpty),
        Optional.Text(
            "kubernetes_version",
            """
            A Kubernetes version in place of a cluster, `1.34` (any patch) or `1.34.2`: what a second-generation cluster of it may have. The first
            generation has no catalogue without a cluster.
            """,
            Checks.Version),
    ];

    /// <summary>Null when exactly one is given, or may be.</summary>
    public static Diagnostic? OneOf(TfValue<string> clusterId, TfValue<string> kubernetesVersion) => (clusterId, kubernetesVersion) switch
    {
        ({ IsKnown: true }, { IsKnown: true }) => Diagnostic.Error(
            "Both cluster_id and kubernetes_version",
            "Both cluster_id and kubernetes_version are given. Give one of them: a cluster has its version.",
            AttributePath.Root("kubernetes_version")),
        ({ IsNull: true }, { IsNull: true }) => Diagnostic.Error(
            "Whose add-ons",
            "Neither cluster_id nor kubernetes_version is given. Give one of them: what there is depends on the cluster, or on the version of Kubernetes."),
        _ => null,
    };

    /// <exception cref="DiagnosticException">There is no such cluster.</exception>
    public static async Task<AddonCatalogue> OpenAsync(
        Session session, TfValue<string> clusterId, TfValue<string> kubernetesVersion, CancellationToken cancellationToken)
    {
        var cluster = clusterId.IsKnown
            ? await ClusterLookup.ByIdAsync(session, clusterId.Value, AttributePath.Root("cluster_id"), cancellationToken)
            : null;
        var service = (cluster is null ? session.Second : session.Of(cluster.Id)).Addons;
        var offers = await service.OffersAsync(cluster?.Id ?? string.Empty, cancellationToken);
        return new(service, cluster, cluster is null ? kubernetesVersion.Value : cluster.Version, offers);
    }

    /// <summary>Id of what was read of it.</summary>
    public string IdOf(Session session) => cluster?.Id ?? $"{session.Region.Value}/{kubernetes}";

    /// <summary>Versions with the versions of Kubernetes that they run on, which only the second generation tells.</summary>
    public async Task<IReadOnlyList<OfferedAddon>> WholeAsync(IEnumerable<OfferedAddon> versions, CancellationToken cancellationToken)
    {
        if (Generation == 1)
        {
            return [.. versions];
        }

        List<OfferedAddon> whole = [];
        foreach (var some in versions.Chunk(ReadAtOnce))
        {
            whole.AddRange(await Task.WhenAll(some.Select(offer => WholeAsync(offer, cancellationToken))));
        }

        return whole;
    }

    public Task<OfferedAddon> WholeAsync(OfferedAddon offer, CancellationToken cancellationToken) =>
        AddonOffers.WholeAsync(service, ClusterId, offer, cancellationToken);

    /// <summary>The version that a <c>vkcc_addon</c> without one takes.</summary>
    /// <param name="versions">Of one add-on, newest first.</param>
    public Task<OfferedAddon?> NewestAsync(IReadOnlyList<OfferedAddon> versions, CancellationToken cancellationToken) =>
        AddonOffers.NewestAsync(service, ClusterId, versions, kubernetes, cancellationToken);

    /// <summary>The version of an installation, which the catalogue may offer no more.</summary>
    public Task<OfferedAddon?> OfAsync(Addon installed, CancellationToken cancellationToken) =>
        installed.VersionId is { } id ? service.OfferAsync(ClusterId, id, cancellationToken) : Task.FromResult<OfferedAddon?>(null);

    /// <returns>Whether a version runs on the version of Kubernetes; what a first-generation cluster is offered does.</returns>
    public bool Fits(OfferedAddon offer) => kubernetes is null || AddonOffers.Supports(offer, kubernetes);

    /// <summary>The installation of this name; null without one, and without a cluster.</summary>
    public async Task<Addon?> InstalledAsync(string name, CancellationToken cancellationToken) =>
        cluster is not null && await service.CalledAsync(cluster.Id, name, cancellationToken) is [var addon, ..] ? addon : null;

    /// <summary>What the cluster has, by name; empty without a cluster.</summary>
    public async Task<Dictionary<string, Addon>> InstalledAsync(CancellationToken cancellationToken) =>
        cluster is null ? [] : ByName(await service.InstalledAsync(cluster.Id, cancellationToken));

    /// <summary>A cluster has an add-on once; of the two that an upgrade of the first generation may show the newer one counts.</summary>
    public static Dictionary<string, Addon> ByName(IEnumerable<Addon> installed) => installed
        .Where(addon => addon.Name is not null)
        .GroupBy(addon => addon.Name!, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.OrderByDescending(addon => addon.CreatedAt, StringComparer.Ordinal).First(), StringComparer.Ordinal);
}
