using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_security_policy_templates"</c>: what security policies are made from.</summary>
internal sealed class SecurityPolicyTemplatesDataSource(VkccProvider provider) : DataSource<SecurityPolicyTemplatesModel>
{
    public const string Name = "vkcc_security_policy_templates";

    private static readonly ObjectList<SecurityPolicyTemplate> templates = new("templates", "The templates, by name, then the newest first.")
    {
        { "id", "Id of the template: 27 letters and digits on the second generation, a UUID on the first.", template => template.Id },
        { "name", "Name of the template, such as `k8sreplicalimits`.", template => template.Name },
        { "version", "Version of the template, such as `1.0.0`; null when the service does not tell it.", template => template.Version },
        { "description", "What the service says about the template; null when it says nothing.", template => template.Description },
        {
            "settings_schema",
            "JSON schema of `settings`, as the text of a JSON object that `jsondecode` reads; null when the service does not tell it.",
            template => template.SettingsSchema
        },
        {
            "is_default",
            "Whether a policy of it is in every cluster for all namespaces, put there by the platform, so that no `vkcc_security_policy` can be one.",
            template => SecurityPolicyRules.IsDefault(template.Name)
        },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The templates that a `vkcc_security_policy` is made from, in the order of their names, each with its newest version first. Every template comes with
            the JSON schema of its settings, which a plan holds `settings` against. A service that offers none is an error.
            """,
        Attributes =
        [
            Optional.Number("generation", "Templates of this generation, `1` or `2`. Default: that of `cluster_id`, otherwise `2`.", Check.Between(1, 2)) with
            {
                Mode = AttributeMode.OptionalComputed,
            },
            Optional.Text(
                "cluster_id",
                "Id of a cluster, whose form shows the generation; nothing else is asked of the cluster, since all of a generation have the same templates.",
                Check.NotEmpty),
            Computed.Text("id", "The region and the generation."),
            Computed.Texts("names", "Names of the templates, as `template` takes them, each once and in alphabetical order."),
            templates.Attribute,
        ],
    };

    protected override void Validate(ValidateContext<SecurityPolicyTemplatesModel> context) =>
        context.Diagnostics.Add(GenerationRules.FitsCluster(context.Config.ClusterId, context.Config.Generation));

    protected override Task ReadAsync(ReadDataContext<SecurityPolicyTemplatesModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the templates of security policies", async () =>
        {
            var session = provider.Session;
            var generation = session.Of(await GenerationAsync(session, context.Config, cancellationToken));
            var offered = PolicyTemplates.NewestFirst(await generation.SecurityPolicyTemplatesAsync(cancellationToken));
            if (offered.Count == 0)
            {
                throw new DiagnosticException(PolicyTemplates.NoneOffered());
            }

            context.SaveState(context.Config with
            {
                Id = $"{session.Region.Value}/{generation.Number}",
                Generation = generation.Number,
                Names = Computed.ListOf(offered.Select(t => t.Name).Distinct(StringComparer.Ordinal)),
                Templates = templates.Of(offered),
            });
        });

    /// <summary>Validation has seen that both fit, as far as they were known.</summary>
    private static async Task<TfValue<long>> GenerationAsync(Session session, SecurityPolicyTemplatesModel config, CancellationToken cancellationToken)
    {
        if (config.ClusterId.IsNull)
        {
            return config.Generation;
        }

        var told = GenerationRules.Of(config.ClusterId);
        var wrong = told.IsNull
            ? GenerationRules.ClusterIdForm(config.ClusterId, await Inventory.ClustersAsync(session, config.ClusterId.Value, cancellationToken))
            : GenerationRules.FitsCluster(config.ClusterId, config.Generation);
        return wrong is null ? told : throw new DiagnosticException(wrong);
    }
}

/// <summary>A <c>data "vkcc_security_policy_templates"</c>.</summary>
internal sealed partial record SecurityPolicyTemplatesModel : IModel<SecurityPolicyTemplatesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<long> Generation { get; init; }

    public TfValue<string> ClusterId { get; init; }

    public TfStringList Names { get; init; }

    public TfObjectList Templates { get; init; }
}
