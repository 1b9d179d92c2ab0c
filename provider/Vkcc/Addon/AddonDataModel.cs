namespace Vkcc;

/// <summary>A <c>data "vkcc_addon"</c>.</summary>
internal sealed partial record AddonDataModel : IModel<AddonDataModel>
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
}
