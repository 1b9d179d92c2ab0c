using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_addons"</c>: the add-ons that a cluster, or a version of Kubernetes, may have.</summary>
internal sealed class AddonsDataSource(VkccProvider provider) : DataSource<AddonsModel>
{
    public const string Name = "vkcc_addons";

    private static readonly ObjectList<(OfferedAddon Offer, bool Fits)> versions = new(
        "versions", "The versions, newest first; empty for what is installed and not offered any more.")
    {
        { "version", "Version of the chart, such as `4.12.1`.", of => of.Offer.Version },
        {
            "deprecated",
            "Whether the service may withdraw it; always `false` on the first generation, which leaves such versions out.",
            of => of.Offer.IsDeprecated
        },
        { "fits", "Whether it runs on the cluster's version of Kubernetes, or on the one asked for.", of => of.Fits },
        {
            Computed.Of(
                "supported_kubernetes_versions",
                TfType.Set(TfType.String),
                "Kubernetes versions that it runs on, as the service writes them. Null on the first generation, which offers only what runs."),
            of => AddonReading.Set(of.Offer.KubernetesVersions).ToTf()
        },
    };

    private static readonly ObjectList<Summary> addons = new("addons", "The add-ons.")
    {
        { "name", "Name in the catalogue, such as `ingress-nginx`.", of => of.Name },
        {
            "description",
            "What it is, in the service's words. Null on the second generation, which does not tell.",
            of => of.Versions.Select(offer => offer.Description).FirstOrDefault(text => text is not null)
        },
        {
            "latest",
            "The newest version that is not deprecated and fits: the one that a new `vkcc_addon` takes. Null when there is none.",
            of => of.Versions.FirstOrDefault(offer => !offer.IsDeprecated && of.Catalogue.Fits(offer))?.Version
        },
        { versions, of => of.Versions.Select(offer => (offer, of.Catalogue.Fits(offer))) },
        {
            "installed",
            "Whether the cluster has it; null without `cluster_id`.",
            of => of.Catalogue.IsOfCluster ? of.Installed is not null : (bool?)null
        },
        { "installed_version", "Version that the cluster has; null when it is not installed.", of => of.Installed?.Version },
    };

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
            addons.Attribute,
        ],
    };

    protected override void Validate(ValidateContext<AddonsModel> context) =>
        context.Diagnostics.Add(AddonCatalogue.OneOf(context.Config.ClusterId, context.Config.KubernetesVersion));

    protected override Task ReadAsync(ReadDataContext<AddonsModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the add-ons", async () =>
        {
            var (session, config) = (provider.Session, context.Config);
            var catalogue = await AddonCatalogue.AskedAsync(session, config.ClusterId, config.KubernetesVersion, cancellationToken);
            var installed = await catalogue.InstalledAsync(cancellationToken);
            var offers = await catalogue.WholeAsync(catalogue.Offers, cancellationToken);
            var names = offers.Select(offer => offer.Name).Union(installed.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            context.SaveState(config with
            {
                Id = catalogue.IdOf(session),
                Names = Computed.ListOf(names),
                Addons = addons.Of(names.Select(name => new Summary(catalogue, name, offers.Called(name), installed.GetValueOrDefault(name)))),
            });
        });

    /// <param name="Versions">Newest first.</param>
    private sealed record Summary(AddonCatalogue Catalogue, string Name, IReadOnlyList<OfferedAddon> Versions, Addon? Installed);
}

/// <summary>A <c>data "vkcc_addons"</c>.</summary>
internal sealed partial record AddonsModel : IModel<AddonsModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> KubernetesVersion { get; init; }

    public TfValue<string> Id { get; init; }

    public TfStringList Names { get; init; }

    public TfObjectList Addons { get; init; }
}
