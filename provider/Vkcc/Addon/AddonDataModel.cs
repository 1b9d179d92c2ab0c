namespace Vkcc;

/// <summary>A <c>data "vkcc_addon"</c>.</summary>
internal sealed record AddonDataModel : IModel<AddonDataModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> KubernetesVersion { get; init; }

    /// <summary>In the catalogue.</summary>
    public required TfValue<string> Name { get; init; }

    /// <summary>Of the chart.</summary>
    public TfValue<string> Version { get; init; }

    public TfValue<string> Id { get; init; }

    public TfValue<long> Generation { get; init; }

    /// <summary>The catalogue's. What an installation has is not read: it may hold secrets.</summary>
    public TfValue<string> DefaultValues { get; init; }

    public TfValue<bool> Deprecated { get; init; }

    public TfStringSet SupportedKubernetesVersions { get; init; }

    /// <summary>Null without a cluster; then all that follow are.</summary>
    public TfValue<bool> Installed { get; init; }

    public TfValue<string> InstalledVersion { get; init; }

    public TfValue<string> Namespace { get; init; }

    public TfValue<string> ReleaseName { get; init; }

    public TfValue<string> Status { get; init; }

    public static AddonDataModel From(TfObject value) => new()
    {
        ClusterId = value.String("cluster_id"),
        KubernetesVersion = value.String("kubernetes_version"),
        Name = value.String("name"),
        Version = value.String("version"),
        Id = value.String("id"),
        Generation = value.Long("generation"),
        DefaultValues = value.String("default_values"),
        Deprecated = value.Bool("deprecated"),
        SupportedKubernetesVersions = value.StringSet("supported_kubernetes_versions"),
        Installed = value.Bool("installed"),
        InstalledVersion = value.String("installed_version"),
        Namespace = value.String("namespace"),
        ReleaseName = value.String("release_name"),
        Status = value.String("status"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("cluster_id", ClusterId.ToTf()),
        ("kubernetes_version", KubernetesVersion.ToTf()),
        ("name", Name.ToTf()),
        ("version", Version.ToTf()),
        ("id", Id.ToTf()),
        ("generation", Generation.ToTf()),
        ("default_values", DefaultValues.ToTf()),
        ("deprecated", Deprecated.ToTf()),
        ("supported_kubernetes_versions", SupportedKubernetesVersions.ToTf()),
        ("installed", Installed.ToTf()),
        ("installed_version", InstalledVersion.ToTf()),
        ("namespace", Namespace.ToTf()),
        ("release_name", ReleaseName.ToTf()),
        ("status", Status.ToTf()));
}
