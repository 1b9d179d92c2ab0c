namespace VkCloud.Second;

/// <summary>Answer of <c>GET addons</c>.</summary>
internal sealed record AddonListShape(IReadOnlyList<AddonListShape.EntryShape?>? Addons = null)
{
    internal sealed record EntryShape(string? Id = null, string? Name = null, IReadOnlyList<ReleaseShape?>? Versions = null)
    {
        public IEnumerable<OfferedAddon> ToOffers() => (Versions ?? []).OfType<ReleaseShape>().Select(release => new OfferedAddon
        {
            Name = Name is { Length: > 0 } name ? name : throw new FormatException("addons[].name"),
            Version = release.Version is { Length: > 0 } version ? version : throw new FormatException("addons[].versions[].version"),
            Id = release.Id is { Length: > 0 } id ? id : throw new FormatException("addons[].versions[].id"),
            AddonId = Texts.OrNull(Id),
            IsDeprecated = release.IsDeprecated ?? false,
        });
    }

    internal sealed record ReleaseShape(string? Id = null, string? Version = null, bool? IsDeprecated = null);
}

/// <summary>An add-on version (addons-and-policies.md A2).</summary>
internal sealed record AddonVersionShape(
    string? Id = null,
    string? AddonId = null,
    string? Name = null,
    string? Version = null,
    string? ValuesTemplate = null,
    IReadOnlyList<string?>? SupportedKubeVersions = null)
{
    public OfferedAddon ToOffer() => new()
    {
        Name = Name is { Length: > 0 } name ? name : throw new FormatException("name"),
        Version = Version is { Length: > 0 } version ? version : throw new FormatException("version"),
        Id = Id is { Length: > 0 } id ? id : throw new FormatException("id"),
        AddonId = Texts.OrNull(AddonId),
        KubernetesVersions = Texts.List(SupportedKubeVersions),
        DefaultValues = AddonValues.Decoded(ValuesTemplate),
    };
}

/// <summary>An installation (addons-and-policies.md A4).</summary>
internal sealed record AddonShape(
    string? Id = null,
    string? ClusterId = null,
    string? AddonVersionId = null,
    string? Namespace = null,
    string? Values = null,
    string? Status = null,
    string? CreatedAt = null,
    string? UpdatedAt = null,
    string? AddonName = null,
    string? BaseAddonName = null)
{
    /// <param name="clusterId">That was asked for; null when the installation was read alone.</param>
    public Addon ToAddon(string? clusterId) => new()
    {
        Id = Id is { Length: > 0 } id ? id : throw new FormatException("id"),
        ClusterId = Texts.OrNull(ClusterId) ?? clusterId,
        Name = Texts.OrNull(BaseAddonName),
        VersionId = Texts.OrNull(AddonVersionId),
        Namespace = Namespace,
        ReleaseName = AddonName,
        Values = AddonValues.Decoded(Values),
        Status = new(Status ?? ""),
        CreatedAt = Texts.OrNull(CreatedAt),
        UpdatedAt = Texts.OrNull(UpdatedAt),
    };
}

/// <summary>Body of <c>POST clusters/{cluster_id}/addons</c>: all members always, empty ones too (addons-and-policies.md A3).</summary>
internal sealed record AddonInstallShape(string AddonId, string AddonVersionId, string Namespace, string Values, string AddonName)
{
    public static AddonInstallShape Of(AddonSpec spec) =>
        new(spec.AddonId ?? "", spec.VersionId, spec.Namespace, AddonValues.Encoded(spec.Values), spec.ReleaseName);
}

/// <summary>Body of <c>PATCH clusters/{cluster_id}/addons/{id}</c>: both members always.</summary>
internal sealed record AddonUpdateShape(string AddonVersionId, string Values);
