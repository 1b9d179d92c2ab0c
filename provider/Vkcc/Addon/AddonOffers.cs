using VkCloud;

namespace Vkcc;

/// <summary>The catalogue's versions of one add-on, and which of them a plan means.</summary>
internal static class AddonOffers
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<OfferedAddon> Called(this IEnumerable<OfferedAddon> offers, string name) =>
        [.. offers.Where(offer => offer.Name == name).OrderByDescending(offer => offer.Version, ChartVersion.Order)];

    /// <summary>Null when it is not offered.</summary>
    public static OfferedAddon? OfVersion(this IEnumerable<OfferedAddon> offers, string version) =>
        offers.FirstOrDefault(offer => ChartVersion.Bare(offer.Version) == ChartVersion.Bare(version));

    /// <summary>The version that is meant, read itself.</summary>
    /// <param name="version">Unknown or null: the newest that the cluster may have.</param>
    /// <exception cref="DiagnosticException">The catalogue has none.</exception>
    public static async Task<OfferedAddon> ResolveAsync(
        Session session, string clusterId, string name, TfValue<string> version, CancellationToken cancellationToken)
    {
        var seen = await SeeAsync(session, clusterId, name, version, target: null, cancellationToken);
        return seen.Chosen ?? throw new DiagnosticException(RuleId.Sign(AddonWords.NotOffered(name, version, seen.Offers!)!, "ADD-1"));
    }

    /// <summary>What the catalogue has for a cluster, and which version is meant.</summary>
    /// <param name="version">Unknown or null: the newest that the cluster may have.</param>
    /// <param name="target">The version that the same plan takes the cluster to; null for its own.</param>
    public static async Task<AddonSeen> SeeAsync(
        Session session, string clusterId, string name, TfValue<string> version, string? target, CancellationToken cancellationToken)
    {
        var generation = session.Of(clusterId);
        var kubernetes = target ?? (await generation.SharedClusterAsync(clusterId, cancellationToken))?.Version;
        return await SeeAsync(generation.Addons, clusterId, name, version, kubernetes, cancellationToken);
    }

    /// <param name="clusterId">Whose catalogue it is; empty for that of the second generation.</param>
    /// <param name="version">Unknown or null: the newest that runs on <paramref name="kubernetes"/>.</param>
    /// <param name="kubernetes">Null: not known.</param>
    public static async Task<AddonSeen> SeeAsync(
        AddonService service, string clusterId, string name, TfValue<string> version, string? kubernetes, CancellationToken cancellationToken)
    {
        var all = await service.OffersAsync(clusterId, cancellationToken);
        var offers = all.Called(name);
        var chosen = version.IsKnown ? offers.OfVersion(version.Value) : await NewestAsync(service, clusterId, offers, kubernetes, cancellationToken);
        return new AddonSeen
        {
            Offers = all,
            Chosen = chosen is null ? null : await WholeAsync(service, clusterId, chosen, cancellationToken),
            Kubernetes = kubernetes,
        };
    }

    /// <summary>A version of a list with what only a look at itself tells.</summary>
    public static async Task<OfferedAddon> WholeAsync(AddonService service, string clusterId, OfferedAddon offer, CancellationToken cancellationToken) =>
        await service.OfferAsync(clusterId, offer.Id, cancellationToken) is { } whole
            ? whole with { AddonId = whole.AddonId ?? offer.AddonId, IsDeprecated = offer.IsDeprecated }
            : offer;

    /// <summary>The newest version that is not deprecated and runs on the cluster's version.</summary>
    /// <param name="offers">Of one add-on, newest first.</param>
    /// <param name="kubernetes">Of the cluster; null where the catalogue is the cluster's own.</param>
    public static async Task<OfferedAddon?> NewestAsync(
        AddonService service, string clusterId, IReadOnlyList<OfferedAddon> offers, string? kubernetes, CancellationToken cancellationToken)
    {
        foreach (var offer in offers.Where(offer => !offer.IsDeprecated))
        {
            if (kubernetes is null || await service.OfferAsync(clusterId, offer.Id, cancellationToken) is not { } whole || Supports(whole, kubernetes))
            {
                return offer;
            }
        }

        return null;
    }

    /// <summary>Whether a version runs on a version of Kubernetes; what the catalogue does not tell is taken for yes.</summary>
    /// <remarks>How the service writes them is not published: with or without <c>v</c>, in full or <c>1.34</c>. A version without its patch stands for
    /// any.</remarks>
    public static bool Supports(OfferedAddon offer, string kubernetes) =>
        offer.KubernetesVersions is not { Count: > 0 } supported || supported.Any(text => IsOf(text, kubernetes));

    private static bool IsOf(string supported, string kubernetes)
    {
        var (given, wanted) = (supported.TrimStart('v').Split('.'), kubernetes.TrimStart('v').Split('.'));
        return given.Zip(wanted).All(pair => pair.First == pair.Second);
    }
}
