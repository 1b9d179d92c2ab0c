using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_addon"</c>: one add-on of the catalogue, and what a cluster has of it.</summary>
internal sealed class AddonDataSource(VkccProvider provider) : DataSource<AddonDataModel>
{
    public override string TypeName => AddonResource.Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            One add-on of the catalogue, as a `vkcc_cluster` or a Kubernetes version may have it: a version with its default values and the Kubernetes versions
            that it runs on, and whether the cluster has it. An add-on, or a version of it, that is not offered is an error with what is; one that the cluster
            has is found also when it is offered no more.

            The values of an installation are not read: they may hold secrets, and a data source is stored in state.
            """,
        Attributes =
        [
            .. AddonCatalogue.Attributes("whether it has it"),
            new("name", TfType.String)
            {
                Mode = AttributeMode.Required,
                Validators = [Check.NotEmpty],
                Description = "Name in the catalogue: `ingress-nginx`, `kube-prometheus-stack`.",
            },
            Optional.Text(
                "version",
                "Version of the chart: `4.12.1`. Default: the newest one that is not deprecated and runs on that Kubernetes, as a new `vkcc_addon` takes it.",
                Check.NotEmpty) with
            {
                Mode = AttributeMode.OptionalComputed,
            },
            Computed.Text(
                "id", "The cluster's id and the add-on's name, as an import takes them; without a cluster the region, the Kubernetes version and the name."),
            Computed.Number("generation", "Generation of the cluster, `2` or `1`."),
            Computed.Text(
                "default_values", "The catalogue's own values of this version, YAML text for `yamldecode`; null when the service does not tell them."),
            Computed.Flag(
                "deprecated", "Whether the service may withdraw this version; always `false` on the first generation, which leaves such versions out."),
            Computed.Of(
                "supported_kubernetes_versions",
                TfType.Set(TfType.String),
                "Kubernetes versions that this version runs on, as the service writes them. Null on the first generation, which offers only what runs."),
            Computed.Flag("installed", "Whether the cluster has the add-on, in whatever version; null without `cluster_id`."),
            Computed.Text("installed_version", "Version that the cluster has; null when it is not installed."),
            Computed.Text("namespace", "Namespace of the installation; null when it is not installed."),
            Computed.Text("release_name", "Name of the installation; null when it is not installed."),
            Computed.Text(
                "status",
                """
                What the installation is doing: `INSTALLED`, `ERROR` (`FAILED` on the first generation), or another word of the service; null when it is not
                installed.
                """),
        ],
    };

    protected override void Validate(ValidateContext<AddonDataModel> context) =>
        context.Diagnostics.Add(AddonCatalogue.OneOf(context.Config.ClusterId, context.Config.KubernetesVersion));

    protected override Task ReadAsync(ReadDataContext<AddonDataModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Reading add-on \"{context.Config.Name}\"", async () =>
        {
            var (session, config) = (provider.Session, context.Config);
            var catalogue = await AddonCatalogue.AskedAsync(session, config.ClusterId, config.KubernetesVersion, cancellationToken);
            var installed = await catalogue.InstalledAsync(config.Name.Value, cancellationToken);
            var offer = await FindAsync(catalogue, config, installed, cancellationToken);
            context.SaveState(config with
            {
                Id = $"{catalogue.IdOf(session)}/{config.Name}",
                Generation = catalogue.Generation,
                Version = offer.Version,
                DefaultValues = TfValue<string>.FromNullable(offer.DefaultValues),
                Deprecated = offer.IsDeprecated,
                SupportedKubernetesVersions = AddonReading.Set(offer.KubernetesVersions),
                Installed = catalogue.IsOfCluster ? installed is not null : TfValue<bool>.Null,
                InstalledVersion = TfValue<string>.FromNullable(installed?.Version),
                Namespace = TfValue<string>.FromNullable(installed?.Namespace),
                ReleaseName = TfValue<string>.FromNullable(installed?.ReleaseName),
                Status = installed is null ? TfValue<string>.Null : installed.Status.ToString(),
            });
        });

    /// <summary>The version that is meant, read itself.</summary>
    /// <exception cref="DiagnosticException">It is neither offered nor installed.</exception>
    private static async Task<OfferedAddon> FindAsync(AddonCatalogue catalogue, AddonDataModel asked, Addon? installed, CancellationToken cancellationToken)
    {
        if (await catalogue.ChooseAsync(asked.Name.Value, asked.Version, cancellationToken) is { } chosen)
        {
            return chosen;
        }

        // What runs is worth showing also when it is offered to nobody any more.
        var isInstalled = installed?.Version is { } version && (!asked.Version.IsKnown || ChartVersion.Bare(version) == ChartVersion.Bare(asked.Version.Value));
        return isInstalled
            ? await catalogue.OfAsync(installed!, cancellationToken)
                ?? new OfferedAddon { Name = asked.Name.Value, Version = installed!.Version!, Id = installed.VersionId ?? string.Empty }
            : throw catalogue.NotOffered(asked.Name.Value, asked.Version);
    }
}

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
