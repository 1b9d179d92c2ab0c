namespace Vkcc;

/// <summary>Configuration, plan and state of a <c>vkcc_addon</c> (docs/resources/addon.md).</summary>
internal sealed record AddonModel : IModel<AddonModel>, IMemberModel
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> ClusterId { get; init; }

    /// <summary>Told by the form of the cluster's id.</summary>
    public TfValue<long> Generation { get; init; }

    /// <summary>In the catalogue.</summary>
    public TfValue<string> Name { get; init; }

    /// <summary>Of the chart.</summary>
    public TfValue<string> Version { get; init; }

    public TfValue<string> Namespace { get; init; }

    public TfValue<string> ReleaseName { get; init; }

    /// <summary>Null: the catalogue's own, or those of <see cref="ValuesWo"/>.</summary>
    public TfValue<string> Values { get; init; }

    /// <summary>Only of the configuration.</summary>
    public TfValue<string> ValuesWo { get; init; }

    public TfValue<long> ValuesWoVersion { get; init; }

    public TfValue<TimeoutsModel> Timeouts { get; init; }

    public TfValue<string> Status { get; init; }

    /// <summary>Opaque text of the cloud.</summary>
    public TfValue<string> CreatedAt { get; init; }

    /// <summary>Opaque text of the cloud.</summary>
    public TfValue<string> UpdatedAt { get; init; }

    public TfValue<bool> UpgradeAvailable { get; init; }

    /// <summary>Null on the first generation, which does not tell.</summary>
    public TfStringSet SupportedKubernetesVersions { get; init; }

    /// <summary>Whether nothing of the values is in state.</summary>
    public bool HasSecretValues => ValuesWoVersion.IsKnown;

    public static AddonModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        ClusterId = value.String("cluster_id"),
        Generation = value.Long("generation"),
        Name = value.String("name"),
        Version = value.String("version"),
        Namespace = value.String("namespace"),
        ReleaseName = value.String("release_name"),
        Values = value.String("values"),
        ValuesWo = value.String("values_wo"),
        ValuesWoVersion = value.Long("values_wo_version"),
        Timeouts = value.Nested<TimeoutsModel>("timeouts"),
        Status = value.String("status"),
        CreatedAt = value.String("created_at"),
        UpdatedAt = value.String("updated_at"),
        UpgradeAvailable = value.Bool("upgrade_available"),
        SupportedKubernetesVersions = value.StringSet("supported_kubernetes_versions"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("cluster_id", ClusterId.ToTf()),
        ("generation", Generation.ToTf()),
        ("name", Name.ToTf()),
        ("version", Version.ToTf()),
        ("namespace", Namespace.ToTf()),
        ("release_name", ReleaseName.ToTf()),
        ("values", Values.ToTf()),
        ("values_wo", ValuesWo.ToTf()),
        ("values_wo_version", ValuesWoVersion.ToTf()),
        ("timeouts", Timeouts.ToTfObject()),
        ("status", Status.ToTf()),
        ("created_at", CreatedAt.ToTf()),
        ("updated_at", UpdatedAt.ToTf()),
        ("upgrade_available", UpgradeAvailable.ToTf()),
        ("supported_kubernetes_versions", SupportedKubernetesVersions.ToTf()));
}
