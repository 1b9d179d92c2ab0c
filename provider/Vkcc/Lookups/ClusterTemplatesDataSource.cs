using VkCloud.First;

namespace Vkcc;

/// <summary><c>data "vkcc_cluster_templates"</c>: what first-generation clusters are made from.</summary>
internal sealed class ClusterTemplatesDataSource(VkccProvider provider) : DataSource<ClusterTemplatesModel>
{
    public const string Name = "vkcc_cluster_templates";

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
            new("version", TfType.String)
            {
                Mode = AttributeMode.Optional,
                Validators = [Version],
                Description = "Only templates of this Kubernetes version, such as `1.34` (any patch) or `1.34.2`. A version that no template has is an error.",
            },
            new("include_deprecated", TfType.Bool)
            {
                Mode = AttributeMode.Optional,
                Description = "`true`: also templates that are not offered for new clusters any more; otherwise only those that are.",
            },
            Computed.Text("id", "The region, and the version where one is given."),
            Computed.Texts("ids", "Ids of the templates, newest first, as `cluster_template_id` takes them."),
            Computed.Objects(
                "cluster_templates",
                "The templates, newest first.",
                Computed.Text("id", "Id of the template, a UUID."),
                Computed.Text("name", "Name of the template; null when it has none."),
                Computed.Text("version", "Kubernetes version as the service writes it, such as `1.34`; null for a template without one."),
                Computed.Text("kubernetes_version", "Kubernetes version with its patch, such as `1.34.2`; null when the template does not tell it."),
                Computed.Flag("deprecated", "Whether it is not offered for new clusters any more."),
                Computed.Text("created_at", "When the service got it, as the service writes it."),
                Computed.Text("distro", "Operating system of the nodes, such as `almalinux-9`."),
                Computed.Text("master_flavor_id", "Id of the flavor that masters have when a cluster names none."),
                Computed.Of("labels", TfType.Map(TfType.String), "Labels that a cluster of it has unless it says otherwise.")),
        ],
    };

    protected override Task ReadAsync(ReadDataContext<ClusterTemplatesModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the cluster templates", async () =>
        {
            var (session, version) = (provider.Session, context.Config.Version);
            var all = await session.Cloud.Shared.ClusterTemplatesAsync(cancellationToken);
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
                ClusterTemplates = Computed.ListOf(found.Select(ClusterTemplateModel.Of)),
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

    private static Diagnostic? Version(TfValue value, AttributePath path) =>
        value is TfString { Text: var text } && !PartialVersion.TryParse(text, out _)
            ? Diagnostic.Error("Invalid version", $"version is a Kubernetes version such as \"1.34\" or \"1.34.2\"; got \"{Words.Shortened(text)}\".", path)
            : null;
}
