using VkCloud;

namespace Vkcc;

/// <summary>Turns an add-on of the cloud into state.</summary>
internal static class AddonReading
{
    /// <summary>State as the cloud has it, with what only the catalogue tells.</summary>
    /// <param name="stored">Plan or state so far.</param>
    public static async Task<AddonModel> ReadAsync(
        Session session, Addon addon, Cluster cluster, AddonModel stored, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        OfferedAddon? offer = null;
        var upgradeable = addon.UpgradeAvailable is { } told ? told : ClusterReading.Kept(stored.UpgradeAvailable);
        try
        {
            var service = session.Of(cluster.Id).Addons;
            offer = addon.VersionId is { } id && (cluster.Generation == 2 || NeedsOwnValues(addon, stored, @private))
                ? await service.OfferAsync(cluster.Id, id, cancellationToken)
                : null;
            upgradeable = addon.UpgradeAvailable ?? await MayGoUpAsync(service, addon, cluster, cancellationToken);
        }
        catch (ApiException e)
        {
            // A refresh must not fail because the catalogue is away; what the installation itself says is known.
            diagnostics.Add(Diagnostic.Warning(
                "Catalogue of add-ons not read",
                $"What the catalogue says of {addon.Name} {addon.Version} is as it was read before.\n\nThe cloud's answer:\n  {e.Message}"));
        }

        return Read(addon, cluster, stored, Values(addon, stored, offer, @private)) with
        {
            UpgradeAvailable = upgradeable,
            SupportedKubernetesVersions = offer?.KubernetesVersions is { } versions ? Set(versions) : ClusterReading.Kept(stored.SupportedKubernetesVersions),
        };
    }

    /// <summary>State as the cloud has it, in the spelling of what is stored wherever both mean the same. Pure.</summary>
    public static AddonModel Read(Addon addon, Cluster cluster, AddonModel stored, TfValue<string> values) => stored with
    {
        Id = addon.Id,
        ClusterId = cluster.Id,
        Generation = cluster.Generation,
        Name = ClusterReading.Text(addon.Name, stored.Name),
        Version = addon.Version is { } version && stored.Version.IsKnown && ChartVersion.Bare(version) == ChartVersion.Bare(stored.Version.Value)
            ? stored.Version
            : ClusterReading.Text(addon.Version, stored.Version),

        // Istio of the second generation has neither.
        Namespace = addon.Namespace is { } @namespace ? @namespace : ClusterReading.Kept(stored.Namespace),
        ReleaseName = addon.ReleaseName is { } release ? release : ClusterReading.Kept(stored.ReleaseName),
        Values = values,
        ValuesWo = TfValue<string>.Null,
        Status = addon.Status.ToString(),
        CreatedAt = ClusterReading.Text(addon.CreatedAt, stored.CreatedAt),
        UpdatedAt = ClusterReading.Text(addon.UpdatedAt, stored.UpdatedAt),
    };

    /// <summary>Null stays null.</summary>
    public static TfStringSet Set(IEnumerable<string>? texts) =>
        texts is null ? TfStringSet.Null : new ValueSet<TfValue<string>>(texts.Select(TfValue<string>.Known));

    /// <summary>What state holds of the values: nothing of the catalogue's own, and nothing of those that are not to be stored.</summary>
    private static TfValue<string> Values(Addon addon, AddonModel stored, OfferedAddon? offer, PrivateState @private)
    {
        if (stored.HasSecretValues)
        {
            return TfValue<string>.Null;
        }

        if (addon.Values is not { } values)
        {
            return ClusterReading.Kept(stored.Values);
        }

        if (stored.Values.IsKnown && AddonValues.AreSame(stored.Values.Value, values))
        {
            return stored.Values;
        }

        if (CatalogueValues.Are(@private, values) is { } known)
        {
            return known ? TfValue<string>.Null : values;
        }

        var own = offer?.DefaultValues;
        var isOwn = values.Length == 0 || (own is not null && AddonValues.AreSame(values, own));
        if (isOwn)
        {
            CatalogueValues.Note(@private, values);
        }

        // Without a catalogue to compare with, what is stored as the catalogue's own stays so.
        return isOwn || (own is null && stored is { Name.IsKnown: true, Values.IsNull: true, Status.IsKnown: true }) ? TfValue<string>.Null : values;
    }

    /// <summary>The first generation tells nothing else there, so the call is saved where it can be.</summary>
    private static bool NeedsOwnValues(Addon addon, AddonModel stored, PrivateState @private) =>
        !stored.HasSecretValues && !CatalogueValues.AreNoted(@private)
        && !(stored.Values.IsKnown && AddonValues.AreSame(stored.Values.Value, addon.Values ?? string.Empty));

    private static async Task<TfValue<bool>> MayGoUpAsync(AddonService service, Addon addon, Cluster cluster, CancellationToken cancellationToken)
    {
        if (addon is not { Name: { } name, Version: { } version })
        {
            return TfValue<bool>.Null;
        }

        var catalogue = await AddonCatalogue.OpenAsync(service, cluster.Id, cluster.Version, cancellationToken);
        var newer = catalogue.Offers.Called(name).Where(offer => ChartVersion.Order.Compare(offer.Version, version) > 0);
        return await catalogue.NewestAsync(newer, cancellationToken) is not null;
    }
}
