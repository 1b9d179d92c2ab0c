using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_addons"</c>: the add-ons that a cluster, or a version of Kubernetes, may have.</summary>
internal sealed class AddonsDataSource(VkccProvider provider) : DataSource<AddonsModel>
{
    public const string Name = "vkcc_addons";

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The add-ons of the catalogue that a `vkcc_cluster`, or a Kubernetes version, may have, in the order of their names, and what of them is installed.
            What there is depends on the region and the generation: the second has one catalogue whose versions tell where they run, the first tells each
            cluster what it may have.

            The second generation lists neither the details of its versions nor what is installed, so this makes a call for each version, and with
            `cluster_id` one for each add-on; who wants one add-on reads `vkcc_addon`. What is installed on the second generation without being in its
            catalogue any more is not found.
            """,
        Attributes =
        [
            .. AddonCatalogue.Attributes("what of it is installed"),
            Computed.Text("id", "The cluster's id, or the region and the Kubernetes version."),
            Computed.Texts("names", "Names of the add-ons, in the same order."),
            Computed.Objects(
                "addons",
                "The add-ons.",
                Computed.Text("name", "Name in the catalogue, such as `ingress-nginx`."),
                Computed.Text("description", "What it is, in the service's words. Null on the second generation, which does not tell."),
                Computed.Text("latest", "The newest version that is not deprecated and fits: the one that a new `vkcc_addon` takes. Null when there is none."),
                Computed.Objects(
                    "versions",
                    "The versions, newest first; empty for what is installed and not offered any more.",
                    Computed.Text("version", "Version of the chart, such as `4.12.1`."),
                    Computed.Flag("deprecated", "Whether the service may withdraw it; always `false` on the first generation, which leaves such versions out."),
                    Computed.Flag("fits", "Whether it runs on the cluster's version of Kubernetes, or on the one asked for."),
                    Computed.Of(
                        "supported_kubernetes_versions",
                        TfType.Set(TfType.String),
                        "Kubernetes versions that it runs on, as the service writes them. Null on the first generation, which offers only what runs.")),
                Computed.Flag("installed", "Whether the cluster has it; null without `cluster_id`."),
                Computed.Text("installed_version", "Version that the cluster has; null when it is not installed.")),
        ],
    };

    protected override void Validate(ValidateContext<AddonsModel> context) =>
        context.Diagnostics.Add(AddonCatalogue.OneOf(context.Config.ClusterId, context.Config.KubernetesVersion));

    protected override Task ReadAsync(ReadDataContext<AddonsModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the add-ons", async () =>
        {
            var (session, config) = (provider.Session, context.Config);
            var catalogue = await AddonCatalogue.OpenAsync(session, config.ClusterId, config.KubernetesVersion, cancellationToken);
            var installed = await catalogue.InstalledAsync(cancellationToken);
            var versions = await catalogue.WholeAsync(catalogue.Offers, cancellationToken);
            var names = versions.Select(offer => offer.Name).Union(installed.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            context.SaveState(config with
            {
                Id = catalogue.IdOf(session),
                Names = Computed.ListOf(names),
                Addons = Computed.ListOf(names.Select(name => Summary(catalogue, name, versions.Called(name), installed.GetValueOrDefault(name)))),
            });
        });

    private static AddonSummaryModel Summary(AddonCatalogue catalogue, string name, IReadOnlyList<OfferedAddon> versions, Addon? installed) => new()
    {
        Name = name,
        Description = TfValue<string>.FromNullable(versions.Select(offer => offer.Description).FirstOrDefault(text => text is not null)),
        Latest = TfValue<string>.FromNullable(versions.FirstOrDefault(offer => !offer.IsDeprecated && catalogue.Fits(offer))?.Version),
        Versions = Computed.ListOf(versions.Select(offer => new AddonVersionModel
        {
            Version = offer.Version,
            Deprecated = offer.IsDeprecated,
            Fits = catalogue.Fits(offer),
            SupportedKubernetesVersions = AddonReading.Set(offer.KubernetesVersions),
        })),
        Installed = catalogue.Cluster is null ? TfValue<bool>.Null : installed is not null,
        InstalledVersion = TfValue<string>.FromNullable(installed?.Version),
    };
}
