using VkCloud.First;

namespace Vkcc;

/// <summary><c>data "vkcc_cluster_templates"</c>: what first-generation clusters are made from.</summary>
internal sealed class ClusterTemplatesDataSource(VkccProvider provider) : DataSource<ClusterTemplatesModel>
{
    public const string Name = "vkcc_cluster_templates";

    private static readonly ObjectList<ClusterTemplate> templates = new("cluster_templates", "The templates, newest first.")
    {
        { "id", "Id of the template, a UUID.", template => template.Uuid },
        { "name", "Name of the template; null when it has none.", template => template.Name },
        { "version", "Kubernetes version as the service writes it, such as `1.34`; null for a template without one.", template => template.Version },
        { "kubernetes_version", "Kubernetes version with its patch, such as `1.34.2`; null when the template does not tell it.", TemplateRules.Full },
        { "deprecated", "Whether it is not offered for new clusters any more.", template => !TemplateRules.IsOffered(template) },
        { "created_at", "When the service got it, as the service writes it.", template => template.CreatedAt },
        { "distro", "Operating system of the nodes, such as `almalinux-9`.", template => template.Distro },
        { "master_flavor_id", "Id of the flavor that masters have when a cluster names none.", template => template.MasterFlavorId },
        {
            Computed.Of("labels", TfType.Map(TfType.String), "Labels that a cluster of it has unless it says otherwise."),
            template => ClusterReading.Labels(template.Labels).ToTf()
        },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The cluster templates of the first generation, newest first: by Kubernetes version, then by their creation, then by id. A template stands for a
            Kubernetes version, so a `vkcc_cluster` with `version` needs none; the list is for those who name one in `cluster_template_id`, or want to know
            what a template brings. When no template fits, that is an error, so that `ids[0]` is always there. The second generation has no templates;
            `vkcc_kubernetes_versions` lists its versions.
            """,
        Attributes =
        [
            Optional.Text(
                "version",
                "Only templates of this Kubernetes version, such as `1.34` (any patch) or `1.34.2`. A version that no template has is an error.",
                Checks.Version),
            Optional.Flag("include_deprecated", "`true`: also templates that are not offered for new clusters any more; otherwise only those that are."),
            Computed.Text("id", "The region, and the version where one is given."),
            Computed.Texts("ids", "Ids of the templates, newest first, as `cluster_template_id` takes them."),
            templates.Attribute,
        ],
    };

    protected override Task ReadAsync(ReadDataContext<ClusterTemplatesModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the cluster templates", async () =>
        {
            var (session, version) = (provider.Session, context.Config.Version);
            var all = await session.Cloud.Shared.ClusterTemplates.GetAsync(cancellationToken);
            var candidates = context.Config.IncludeDeprecated.Is(true) ? all : [.. all.Where(TemplateRules.IsOffered)];
            var found = TemplateRules.NewestFirst(candidates.Where(t => !version.IsKnown || TemplateRules.Has(t, version.Value)));
            if (found.Count == 0)
            {
                throw new DiagnosticException(Nothing(version, all));
            }

            context.SaveState(context.Config with
            {
                Id = version.IsKnown ? $"{session.Region.Value}/{version.Value}" : session.Region,
                Ids = Computed.ListOf(found.Select(t => t.Uuid)),
                ClusterTemplates = templates.Of(found),
            });
        });

    private static Diagnostic Nothing(TfValue<string> version, IReadOnlyList<ClusterTemplate> all)
    {
        if (!version.IsKnown)
        {
            return Diagnostic.Error(
                "No cluster templates",
                all.Count == 0
                    ? "The service offers no cluster template to the project. Check the provider's region and the project's rights."
                    : "Every cluster template that the service shows is deprecated. include_deprecated = true lists them.");
        }

        var none = TemplateRules.Offered(version.Value, all)!;
        var old = TemplateRules.NewestFirst(all.Where(t => TemplateRules.Has(t, version.Value)));
        return old.Count == 0
            ? none
            : none with
            {
                Detail = $"{none.Detail} include_deprecated = true lists what is deprecated of it: {Words.AllOf(old.Take(10).Select(t => t.Uuid))}.",
            };
    }
}

/// <summary>A <c>data "vkcc_cluster_templates"</c>.</summary>
internal sealed partial record ClusterTemplatesModel : IModel<ClusterTemplatesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Version { get; init; }

    public TfValue<bool> IncludeDeprecated { get; init; }

    public TfStringList Ids { get; init; }

    public TfObjectList ClusterTemplates { get; init; }
}
