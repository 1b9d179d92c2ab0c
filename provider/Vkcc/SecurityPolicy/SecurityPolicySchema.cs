using VkCloud;

namespace Vkcc;

/// <summary>What may stand in <c>resource "vkcc_security_policy"</c>. The descriptions are the practitioner's documentation.</summary>
internal static class SecurityPolicySchema
{
    /// <summary>How long operations may take when the practitioner does not say.</summary>
    public static readonly OperationTimeouts Timeouts =
        new(Create: TimeSpan.FromMinutes(30), Update: TimeSpan.FromMinutes(30), Delete: TimeSpan.FromMinutes(30));

    public static Schema Declare() => new()
    {
        Description =
            """
            A security policy of a `vkcc_cluster`: what Gatekeeper lets into one namespace or into all. It is made from a template that the platform offers.

            Namespace, settings and `enabled` change in place. Every change makes the platform reconfigure the cluster, so changes of one cluster go one after
            another, and each ends when the cluster is RUNNING again. Two policies, `k8spsphostfilesystem` and `k8spsphostnamespace`, are in every cluster for
            all namespaces and can be neither changed nor removed.
            """,
        Attributes =
        [
            new("cluster_id", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Description = "Id of the cluster. Its form shows the generation: 27 letters and digits for the second, a UUID for the first.",
            },
            new("template", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Check.NotEmpty],
                Description =
                    """
                    Name of the template, such as `k8sreplicalimits` or `k8sallowedrepos`. `data.vkcc_security_policy_templates` lists them with what `settings`
                    may hold.
                    """,
            },
            new("template_version", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Validators = [Check.NotEmpty],
                Description = "Version of the template, such as `1.0.0`. Without it a new policy takes the newest, and keeps it.",
            },
            new("namespace", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfString(SecurityPolicy.Everywhere),
                Description = "Namespace that the policy is for, or `*` for all, which a cluster may have only where it is the one policy of its template.",
            },
            new("settings", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfString(SecurityPolicy.NoSettings),
                SameMeaning = SameSettings,
                Description =
                    """
                    Settings of the policy as JSON text of an object, best made by `jsonencode`; what may stand in it is up to the template. Compared as a
                    document: order of members, white space and forms of numbers never cause a change.
                    """,
            },
            new("enabled", TfType.Bool)
            {
                Mode = AttributeMode.OptionalComputed,
                Default = TfBool.True,
                Description = "Whether the policy is in force.",
            },
            Timeouts.ToAttribute(),
            Computed.Text("id", "Id given by the cloud: 27 letters and digits on the second generation, a UUID on the first. Import takes it.") with
            {
                KeepsPrior = true,
            },
            new("generation", TfType.Number)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                KeepsPrior = true,
                Description =
                    """
                    Generation of the cluster, taken from the form of its id. Give it where the same plan creates the cluster, whose id is not known then:
                    template and settings are checked at once.
                    """,
            },
            Computed.Text("template_id", "Id of the template.") with { KeepsPrior = true },
            Computed.Text("created_at", "When the policy was created, in the service's own notation.") with { KeepsPrior = true },
            Computed.Text("updated_at", "When the policy was changed last, in the service's own notation."),
        ],
    };

    private static bool SameSettings(TfValue config, TfValue prior) =>
        config is TfString { Text: var one } && prior is TfString { Text: var other } && JsonText.AreEqual(one, other);
}
