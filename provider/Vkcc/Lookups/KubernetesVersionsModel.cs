using System.Globalization;

namespace Vkcc;

/// <summary>A <c>data "vkcc_kubernetes_versions"</c>.</summary>
internal sealed partial record KubernetesVersionsModel : IModel<KubernetesVersionsModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Latest { get; init; }

    public TfValue<ValueList<TfValue<OfferedVersionModel>>> Versions { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }
}

/// <summary>One element of <c>versions</c>.</summary>
internal sealed partial record OfferedVersionModel : IModel<OfferedVersionModel>
{
    public TfValue<string> Version { get; init; }

    /// <summary>As <c>2026-12-20</c>; null when it is not published.</summary>
    public TfValue<string> SupportedUntil { get; init; }

    public TfValue<string> OperatingSystem { get; init; }

    public TfValue<string> ContainerRuntime { get; init; }

    public TfValue<bool> Gatekeeper { get; init; }

    public TfValue<ValueList<TfValue<string>>> UpgradesTo { get; init; }

    public static OfferedVersionModel Of(KubernetesVersion version, IReadOnlyCollection<KubernetesVersion> offered) => new()
    {
        Version = version.ToString(),
        SupportedUntil = TfValue<string>.FromNullable(SupportTable.EndOf(version.Major, version.Minor)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        OperatingSystem = EnvironmentTable.OperatingSystemOf(version),
        ContainerRuntime = EnvironmentTable.ContainerRuntimeOf(version),
        Gatekeeper = EnvironmentTable.HasGatekeeper(version),
        UpgradesTo = Computed.ListOf(VersionRules.UpgradesOf(version, offered).Select(v => v.ToString())),
    };
}
