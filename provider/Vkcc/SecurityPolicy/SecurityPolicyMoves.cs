namespace Vkcc;

/// <summary>Security policies of the official provider as ours. Both of its types keep the id of the template alone; the refresh that follows fills in name
/// and version.</summary>
internal static class SecurityPolicyMoves
{
    public const string First = "vkcs_kubernetes_security_policy";

    public const string Second = "vkcs_kubernetes_security_policy_v2";

    public static IReadOnlyList<StateMove> All { get; } =
    [
        OfficialProvider.Move(Second, source => From(source, 2), SecurityPolicySchema.Declare),
        OfficialProvider.Move(First, source => From(source, 1), SecurityPolicySchema.Declare),
    ];

    /// <summary>A state that a move has brought and no refresh has completed: to hold the configured template against nothing would plan a
    /// replacement.</summary>
    /// <param name="hasRefreshed">Whether this run reads: then what is still missing is what the cloud does not tell.</param>
    public static Diagnostic? NotCompleted(SecurityPolicyModel prior, bool hasRefreshed) =>
        prior.Template.IsNull && !hasRefreshed
            ? Diagnostic.Error(
                "Template of a moved policy is not known yet",
                $"State that has moved here from the vkcs provider holds the id of the template ({prior.TemplateId.ValueOr("none")}), not its name, and this "
                    + "plan does not refresh. Plan or apply once without -refresh=false: that fills in name and version, and nothing is replaced.",
                AttributePath.Root("template"))
            : null;

    private static SecurityPolicyModel From(SourceState source, long generation) => new()
    {
        Id = source.Needed("id"),
        ClusterId = source.Text("cluster_id"),
        Generation = generation,
        TemplateId = source.Text("security_policy_template_id"),
        Namespace = source.Text("namespace"),
        Settings = source.Text("policy_settings"),
        Enabled = source.Flag("enabled"),
        Timeouts = source.Timeouts(),

        // Only the first generation's type keeps them.
        CreatedAt = source.Text("created_at"),
        UpdatedAt = source.Text("updated_at"),
    };
}
