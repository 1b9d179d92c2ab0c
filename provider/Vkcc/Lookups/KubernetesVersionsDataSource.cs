using System.Globalization;

namespace Vkcc;

/// <summary><c>data "vkcc_kubernetes_versions"</c>: the versions that new clusters can have.</summary>
internal sealed class KubernetesVersionsDataSource(VkccProvider provider) : DataSource<KubernetesVersionsModel>
{
    public const string Name = "vkcc_kubernetes_versions";

    private static readonly ObjectList<(KubernetesVersion Version, List<KubernetesVersion> Offered)> versions = new("versions", "The versions, newest first.")
    {
        { "version", "The version, such as `1.34.2`.", of => of.Version.ToString() },
        {
            "supported_until",
            "Day on which the service's support ends, as `2026-12-20`; null when it is not published.",
            of => SupportTable.EndOf(of.Version.Major, of.Version.Minor)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        },
        { "operating_system", "Operating system of the nodes.", of => EnvironmentTable.OperatingSystemOf(of.Version) },
        { "container_runtime", "Container runtime of the nodes.", of => EnvironmentTable.ContainerRuntimeOf(of.Version) },
        { "gatekeeper", "Whether Gatekeeper is built in.", of => EnvironmentTable.HasGatekeeper(of.Version) },
        {
            "upgrades_to",
            "The offered versions that a cluster of this one can be upgraded to in one step, newest first.",
            of => VersionRules.UpgradesOf(of.Version, of.Offered).Select(v => v.ToString())
        },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The Kubernetes versions that the service offers for second-generation clusters, newest first, and what is known of each. Offered and supported are
            two lists: a version may be offered after its support has ended, so look at `supported_until`.
            """,
        Attributes =
        [
            Computed.Text("id", "The region."),
            Computed.Text(
                "latest",
                "The newest version. A configuration that uses it upgrades its cluster as soon as a newer one is offered, which may skip a minor version and "
                    + "fail; pin the version of a living cluster."),
            Computed.Texts("names", "The versions alone, newest first, as `upgrade_path` takes them."),
            versions.Attribute,
        ],
    };

    protected override Task ReadAsync(ReadDataContext<KubernetesVersionsModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the Kubernetes versions", async () =>
        {
            var session = provider.Session;
            var ordered = OfferRules.Known(await session.Cloud.Shared.Versions.GetAsync(cancellationToken)).OrderDescending().ToList();
            if (ordered.Count == 0)
            {
                throw new DiagnosticException(Diagnostic.Error(
                    "No Kubernetes versions",
                    "The service offers no Kubernetes version that can be read as one. Check the provider's region and endpoint_overrides."));
            }

            context.SaveState(new KubernetesVersionsModel
            {
                Id = session.Region,
                Latest = ordered[0].ToString(),
                Names = Computed.ListOf(ordered.Select(v => v.ToString())),
                Versions = versions.Of(ordered.Select(v => (v, ordered))),
            });
        });
}

/// <summary>A <c>data "vkcc_kubernetes_versions"</c>.</summary>
internal sealed partial record KubernetesVersionsModel : IModel<KubernetesVersionsModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Latest { get; init; }

    public TfStringList Names { get; init; }

    public TfObjectList Versions { get; init; }
}
