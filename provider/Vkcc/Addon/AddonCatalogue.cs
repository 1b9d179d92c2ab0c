using VkCloud;

namespace Vkcc;

/// <summary>The catalogue of add-ons: what a cluster may have, or on the second generation what runs on a version of Kubernetes.</summary>
/// <param name="clusterId">Empty without a cluster.</param>
/// <param name="kubernetes">Version that an add-on has to run on; null where it is not known.</param>
/// <param name="offers">Each version without what only a look at itself tells.</param>
internal sealed class AddonCatalogue(AddonService service, string clusterId, string? kubernetes, IReadOnlyList<OfferedAddon> offers)
{
    /// <summary>A catalogue has some forty versions and the service no call for all of them.</summary>
    private const int ReadAtOnce = 8;

    public bool IsOfCluster => clusterId.Length > 0;

    public IReadOnlyList<OfferedAddon> Offers => offers;

    public long Generation => CloudId.Generation(clusterId) ?? 2;

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

    public static async Task<AddonCatalogue> OpenAsync(AddonService service, string clusterId, string? kubernetes, CancellationToken cancellationToken) =>
        new(service, clusterId, kubernetes, await service.OffersAsync(clusterId, cancellationToken));

    /// <param name="target">The version that the plan takes the cluster to; null for its own.</param>
    public static async Task<AddonCatalogue> OfClusterAsync(Session session, string clusterId, string? target, CancellationToken cancellationToken)
    {
        var generation = session.Of(clusterId);
        var kubernetes = target ?? (await generation.SharedClusterAsync(clusterId, cancellationToken))?.Version;
        return await OpenAsync(generation.Addons, clusterId, kubernetes, cancellationToken);
    }

    /// <summary>The one that a data source asks for.</summary>
    /// <exception cref="DiagnosticException">There is no such cluster.</exception>
    public static async Task<AddonCatalogue> AskedAsync(
        Session session, TfValue<string> clusterId, TfValue<string> kubernetesVersion, CancellationToken cancellationToken)
    {
        if (!clusterId.IsKnown)
        {
            return await OpenAsync(session.Second.Addons, string.Empty, kubernetesVersion.Value, cancellationToken);
        }

        var cluster = await ClusterLookup.ByIdAsync(session, clusterId.Value, AttributePath.Root("cluster_id"), cancellationToken);
        return await OpenAsync(session.Of(cluster.Id).Addons, cluster.Id, cluster.Version, cancellationToken);
    }

    /// <summary>Id of what was read of it.</summary>
    public string IdOf(Session session) => IsOfCluster ? clusterId : $"{session.Region.Value}/{kubernetes}";

    /// <inheritdoc cref="ChooseAsync"/>
    public async Task<AddonSeen> SeeAsync(string name, TfValue<string> version, CancellationToken cancellationToken) =>
        new() { Offers = offers, Chosen = await ChooseAsync(name, version, cancellationToken), Kubernetes = kubernetes };

    /// <summary>The version of an add-on that is meant, read itself.</summary>
    /// <param name="version">Unknown or null: the newest that fits.</param>
    /// <returns>Null when it is not offered.</returns>
    public async Task<OfferedAddon?> ChooseAsync(string name, TfValue<string> version, CancellationToken cancellationToken)
    {
        var versions = offers.Called(name);
        var chosen = version.IsKnown ? versions.OfVersion(version.Value) : await NewestAsync(versions, cancellationToken);
        return chosen is null ? null : await WholeAsync(chosen, cancellationToken);
    }

    /// <summary>What <see cref="ChooseAsync"/> does not find.</summary>
    public DiagnosticException NotOffered(string name, TfValue<string> version) =>
        new(RuleId.Sign(AddonWords.NotOffered(name, version, offers, IsOfCluster ? null : kubernetes)!, "ADD-1"));

    /// <summary>The newest version that is not deprecated and runs on the version of Kubernetes; null when there is none.</summary>
    /// <param name="versions">Of one add-on, newest first.</param>
    public async Task<OfferedAddon?> NewestAsync(IEnumerable<OfferedAddon> versions, CancellationToken cancellationToken)
    {
        foreach (var offer in versions.Where(offer => !offer.IsDeprecated))
        {
            if (kubernetes is null || await service.OfferAsync(clusterId, offer.Id, cancellationToken) is not { } whole || whole.Supports(kubernetes))
            {
                return offer;
            }
        }

        return null;
    }

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

    /// <summary>The version of an installation, which the catalogue may offer no more.</summary>
    public Task<OfferedAddon?> OfAsync(Addon installed, CancellationToken cancellationToken) =>
        installed.VersionId is { } id ? service.OfferAsync(clusterId, id, cancellationToken) : Task.FromResult<OfferedAddon?>(null);

    /// <returns>Whether a version runs on the version of Kubernetes; what a first-generation cluster is offered does.</returns>
    public bool Fits(OfferedAddon offer) => kubernetes is null || offer.Supports(kubernetes);

    /// <summary>The installation of this name; null without one, and without a cluster.</summary>
    public async Task<Addon?> InstalledAsync(string name, CancellationToken cancellationToken) =>
        IsOfCluster && await service.CalledAsync(clusterId, name, cancellationToken) is [var addon, ..] ? addon : null;

    /// <summary>What the cluster has, by name; empty without a cluster.</summary>
    public async Task<Dictionary<string, Addon>> InstalledAsync(CancellationToken cancellationToken) =>
        IsOfCluster ? ByName(await service.InstalledAsync(clusterId, cancellationToken)) : [];

    /// <summary>A cluster has an add-on once; of the two that an upgrade of the first generation may show the newer one counts.</summary>
    public static Dictionary<string, Addon> ByName(IEnumerable<Addon> installed) => installed
        .Where(addon => addon.Name is not null)
        .GroupBy(addon => addon.Name!, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.OrderByDescending(addon => addon.CreatedAt, StringComparer.Ordinal).First(), StringComparer.Ordinal);

    /// <summary>A version of a list with what only a look at itself tells.</summary>
    private async Task<OfferedAddon> WholeAsync(OfferedAddon offer, CancellationToken cancellationToken) =>
        await service.OfferAsync(clusterId, offer.Id, cancellationToken) is { } whole
            ? whole with { AddonId = whole.AddonId ?? offer.AddonId, IsDeprecated = offer.IsDeprecated }
            : offer;
}
