namespace Vkcc;

/// <summary>A <c>data "vkcc_addons"</c>.</summary>
internal sealed record AddonsModel : IModel<AddonsModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> KubernetesVersion { get; init; }

    public TfValue<string> Id { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<AddonSummaryModel>>> Addons { get; init; }

    public static AddonsModel From(TfObject value) => new()
    {
        ClusterId = value.String("cluster_id"),
        KubernetesVersion = value.String("kubernetes_version"),
        Id = value.String("id"),
        Names = value.StringList("names"),
        Addons = value.NestedList<AddonSummaryModel>("addons"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("cluster_id", ClusterId.ToTf()),
        ("kubernetes_version", KubernetesVersion.ToTf()),
        ("id", Id.ToTf()),
        ("names", Names.ToTf()),
        ("addons", Addons.ToTfList()));
}

/// <summary>One element of <c>addons</c>.</summary>
internal sealed record AddonSummaryModel : IModel<AddonSummaryModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<string> Description { get; init; }

    public TfValue<string> Latest { get; init; }

    public TfValue<ValueList<TfValue<AddonVersionModel>>> Versions { get; init; }

    public TfValue<bool> Installed { get; init; }

    public TfValue<string> InstalledVersion { get; init; }

    public static AddonSummaryModel From(TfObject value) => new()
    {
        Name = value.String("name"),
        Description = value.String("description"),
        Latest = value.String("latest"),
        Versions = value.NestedList<AddonVersionModel>("versions"),
        Installed = value.Bool("installed"),
        InstalledVersion = value.String("installed_version"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("name", Name.ToTf()),
        ("description", Description.ToTf()),
        ("latest", Latest.ToTf()),
        ("versions", Versions.ToTfList()),
        ("installed", Installed.ToTf()),
        ("installed_version", InstalledVersion.ToTf()));
}

/// <summary>One element of <c>versions</c>.</summary>
internal sealed record AddonVersionModel : IModel<AddonVersionModel>
{
    public TfValue<string> Version { get; init; }

    public TfValue<bool> Deprecated { get; init; }

    public TfValue<bool> Fits { get; init; }

    public TfStringSet SupportedKubernetesVersions { get; init; }

    public static AddonVersionModel From(TfObject value) => new()
    {
        Version = value.String("version"),
        Deprecated = value.Bool("deprecated"),
        Fits = value.Bool("fits"),
        SupportedKubernetesVersions = value.StringSet("supported_kubernetes_versions"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("version", Version.ToTf()),
        ("deprecated", Deprecated.ToTf()),
        ("fits", Fits.ToTf()),
        ("supported_kubernetes_versions", SupportedKubernetesVersions.ToTf()));
}
