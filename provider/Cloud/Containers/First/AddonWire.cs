namespace VkCloud.First;

/// <summary>Where a list of the add-on service goes on.</summary>
internal sealed record AddonLinksShape(string? Next = null);

/// <summary>A definition: one version of one add-on (<c>DEF1</c> of addons-and-policies.md B1).</summary>
internal sealed record OfferShape(
    string? Id = null,
    string? Name = null,
    string? ChartName = null,
    string? ChartVersion = null,
    string? ValuesTemplate = null,
    string? ShortDescription = null)
{
    /// <summary>Lists leave the default values out.</summary>
    public OfferedAddon ToOffer() => new()
    {
        Id = Id is { Length: > 0 } id ? id : throw new FormatException("id"),
        Name = Texts.OrNull(Name) ?? Texts.OrNull(ChartName) ?? throw new FormatException("name"),
        Version = ChartVersion is { Length: > 0 } version ? version : throw new FormatException("chart_version"),
        DefaultValues = AddonValues.Decoded(Texts.OrNull(ValuesTemplate)),
        Description = Texts.OrNull(ShortDescription),
    };
}

/// <summary>Answer of <c>GET addons/clusters/{cluster}/available/{addon}</c>.</summary>
internal sealed record OfferAnswerShape(OfferShape? Addon = null);

/// <summary>One page of <c>GET addons/clusters/{cluster}/available</c>.</summary>
internal sealed record OfferListShape(IReadOnlyList<OfferShape?>? Addons = null, AddonLinksShape? Links = null);

/// <summary>An installation (<c>INST1</c> of addons-and-policies.md B1). It does not tell its cluster.</summary>
/// <param name="Addon">Null only of a trace.</param>
internal sealed record AddonShape(
    string? ClusterAddonId = null,
    OfferShape? Addon = null,
    string? Status = null,
    string? UserChartValues = null,
    AddonShape.PayloadShape? Payload = null,
    bool? UpgradeAvailable = null,
    string? CreatedAt = null,
    string? UpdatedAt = null)
{
    /// <param name="clusterId">That was asked about.</param>
    public Addon ToAddon(string clusterId)
    {
        var offer = Addon?.ToOffer();
        return new()
        {
            Id = ClusterAddonId is { Length: > 0 } id ? id : throw new FormatException("cluster_addon_id"),
            ClusterId = clusterId,
            Name = offer?.Name,
            Version = offer?.Version,
            VersionId = offer?.Id,
            Namespace = Payload?.Namespace,
            ReleaseName = Payload?.Name,
            Values = AddonValues.Decoded(UserChartValues),
            Status = new(Status ?? ""),
            CreatedAt = Texts.OrNull(CreatedAt),
            UpdatedAt = Texts.OrNull(UpdatedAt),
            UpgradeAvailable = UpgradeAvailable,
        };
    }

    internal sealed record PayloadShape(string? Name = null, string? Namespace = null);
}

/// <summary>Answer of the calls on one installation.</summary>
internal sealed record AddonAnswerShape(AddonShape? Addon = null);

/// <summary>One page of <c>GET addons/clusters/{cluster}</c>.</summary>
internal sealed record AddonListShape(IReadOnlyList<AddonShape?>? Addons = null, AddonLinksShape? Links = null);

/// <summary>Body of <c>POST addons/{addon}/clusters/{cluster}</c>.</summary>
internal sealed record AddonInstallShape(string Values, AddonShape.PayloadShape Payload, bool Migrated);

/// <summary>Body of <c>PATCH cluster_addons/{id}</c>.</summary>
internal sealed record AddonUpdateShape(string Values);

/// <summary>Body of <c>POST cluster_addons/{id}</c>.</summary>
internal sealed record AddonUpgradeShape(string NewAddonId, string Values);
