using System.Globalization;

namespace Vkcc;

/// <summary>A <c>data "vkcc_kubernetes_versions"</c>.</summary>
internal sealed record KubernetesVersionsModel : IModel<KubernetesVersionsModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Latest { get; init; }

    public TfValue<ValueList<TfValue<OfferedVersionModel>>> Versions { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public static KubernetesVersionsModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Latest = value.String("latest"),
        Versions = value.NestedList<OfferedVersionModel>("versions"),
        Names = value.StringList("names"),
    };

    public TfObject ToObject() => TfObject.Of(("id", Id.ToTf()), ("latest", Latest.ToTf()), ("versions", Versions.ToTfList()), ("names", Names.ToTf()));
}

/// <summary>One element of <c>versions</c>.</summary>
internal sealed record OfferedVersionModel : IModel<OfferedVersionModel>
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

    public static OfferedVersionModel From(TfObject value) => new()
    {
        Version = value.String("version"),
        SupportedUntil = value.String("supported_until"),
        OperatingSystem = value.String("operating_system"),
        ContainerRuntime = value.String("container_runtime"),
        Gatekeeper = value.Bool("gatekeeper"),
        UpgradesTo = value.StringList("upgrades_to"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("version", Version.ToTf()),
        ("supported_until", SupportedUntil.ToTf()),
        ("operating_system", OperatingSystem.ToTf()),
        ("container_runtime", ContainerRuntime.ToTf()),
        ("gatekeeper", Gatekeeper.ToTf()),
        ("upgrades_to", UpgradesTo.ToTf()));
}
