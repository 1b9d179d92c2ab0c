namespace Vkcc;

/// <summary>Configuration, plan and state of a <c>vkcc_addon</c> (docs/resources/addon.md).</summary>
internal sealed partial record AddonModel : IModel<AddonModel>, IMemberModel
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
}
