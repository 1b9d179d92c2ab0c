namespace Vkcc;

/// <summary><c>data "vkcc_kubernetes_versions"</c>: the versions that new clusters can have.</summary>
internal sealed class KubernetesVersionsDataSource(VkccProvider provider) : DataSource<KubernetesVersionsModel>
{
    public const string Name = "vkcc_kubernetes_versions";

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
            Computed.Objects(
                "versions",
                "The versions, newest first.",
                Computed.Text("version", "The version, such as `1.34.2`."),
                Computed.Text("supported_until", "Day on which the service's support ends, as `2026-12-20`; null when it is not published."),
                Computed.Text("operating_system", "Operating system of the nodes."),
                Computed.Text("container_runtime", "Container runtime of the nodes."),
                Computed.Flag("gatekeeper", "Whether Gatekeeper is built in."),
                Computed.Texts("upgrades_to", "The offered versions that a cluster of this one can be upgraded to in one step, newest first.")),
        ],
    };

    protected override Task ReadAsync(ReadDataContext<KubernetesVersionsModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the Kubernetes versions", async () =>
        {
            var session = provider.Session;
            var offered = OfferRules.Known(await session.Cloud.Shared.VersionsAsync(cancellationToken));
            var ordered = offered.OrderDescending().ToList();
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
                Versions = Computed.ListOf(ordered.Select(v => OfferedVersionModel.Of(v, ordered))),
            });
        });
}
