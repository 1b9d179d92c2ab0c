namespace Vkcc;

/// <summary>A <c>data "vkcc_addons"</c>.</summary>
internal sealed partial record AddonsModel : IModel<AddonsModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> KubernetesVersion { get; init; }

    public TfValue<string> Id { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<AddonSummaryModel>>> Addons { get; init; }
}

/// <summary>One element of <c>addons</c>.</summary>
internal sealed partial record AddonSummaryModel : IModel<AddonSummaryModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<string> Description { get; init; }

    public TfValue<string> Latest { get; init; }

    public TfValue<ValueList<TfValue<AddonVersionModel>>> Versions { get; init; }

    public TfValue<bool> Installed { get; init; }

    public TfValue<string> InstalledVersion { get; init; }
}

/// <summary>One element of <c>versions</c>.</summary>
internal sealed partial record AddonVersionModel : IModel<AddonVersionModel>
{
    public TfValue<string> Version { get; init; }

    public TfValue<bool> Deprecated { get; init; }

    public TfValue<bool> Fits { get; init; }

    public TfStringSet SupportedKubernetesVersions { get; init; }
}
