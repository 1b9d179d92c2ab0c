using System.Text.Json;
using VkCloud;
using static Vkcc.Phase;

namespace Vkcc;

/// <summary>The rules of <c>vkcc_security_policy</c>, in the order in which they are checked.</summary>
internal static class SecurityPolicyRules
{
    /// <summary>SEC-2: in every cluster for all namespaces.</summary>
    private static readonly string[] defaults = ["k8spsphostfilesystem", "k8spsphostnamespace"];

    public static ValueList<Rule<Subject<SecurityPolicyModel, SecurityPolicySeen>>> All { get; } =
    [
        new("GEN-1", "generation", Configuration, "The generation is 1 or 2.", p => GenerationRules.Exists(p.Config.Generation)),
        new("GEN-2", "generation cluster_id", Configuration,
            "A policy says the generation that its cluster has.", p => GenerationRules.FitsCluster(p.Config.ClusterId, p.Config.Generation)),
        new("SEC-2", "template", Configuration, "The two policies that are in every cluster cannot be managed.", p => NotDefault(p.Config.Template)),
        new("SEC-4", "namespace", Configuration, "A namespace is * or a DNS label of 1 to 63 characters.", p => NamespaceForm(p.Config.Namespace)),
        new("SEC-5", "settings", Configuration, "Settings are a JSON object.", p => SettingsForm(p.Config.Settings)),

        // Not at validate: mock_provider makes up ids of a form of its own, and asks for validation only.
        new("NAME-4", "cluster_id", Creation,
            "cluster_id has the form of a cluster's id, which shows the generation.", p => GenerationRules.ClusterIdForm(p.Plan.ClusterId, p.Seen.Called)),
        new("LIFE-5", "cluster_id", Creation | Change | Objects,
            "A stopped cluster takes no change of its security policies before it is started (warning; apply refuses before any call).",
            p => PowerRules.MemberOfStoppedCluster("security policies", p.Seen.Cluster?.Status)),
        new("SEC-4", "namespace template", Creation | Change,
            "No two policies of one plan have the same template and namespace, or the same template and one of them *.",
            p => Beside(p.Plan.Template, p.Plan.Namespace, p.Seen.Beside)),
        new("SEC-3", "template template_version", Creation | Offers,
            "The template is offered, in this version.", p => PolicyTemplates.Offered(p.Plan.Template, p.Config.TemplateVersion, p.Seen.Offered)),
        new("SEC-5", "settings", Creation | Change | Offers, "Settings are as the JSON schema of the template has them.",
            p => p.Changes(m => m.Settings) ? SettingsFit(p.Plan.Template, p.Plan.Settings, p.Seen.Chosen) : []),
        new("SEC-4", "namespace template", Creation | Change | Objects | Identity,
            "A first-generation cluster has no such policy that this configuration does not manage (a warning in an apply).",
            p => Taken(p.Plan.Template, p.Plan.Namespace, p.Seen.Stranger)),
    ];

    /// <summary>SEC-2: whether a policy of this template is in every cluster.</summary>
    public static bool IsDefault(string template) => defaults.Contains(template);

    /// <summary>SEC-2: what is in every cluster is the platform's.</summary>
    public static Diagnostic? NotDefault(TfValue<string> template) =>
        template.IsKnown && IsDefault(template.Value)
            ? Diagnostic.Error(
                "Policy of the platform",
                $"{template.Value} is in every cluster for all namespaces, and the platform lets nobody add, change or remove it. "
                    + "Remove this resource: the policy is in force without it.",
                AttributePath.Root("template"))
            : null;

    /// <summary>SEC-4: one namespace, or all.</summary>
    public static Diagnostic? NamespaceForm(TfValue<string> place) =>
        !place.IsKnown || place.Value == SecurityPolicy.Everywhere ? null
        : place.Value.Length is 0 or > 63 ? NotANamespace(place.Value, place.Value.Length == 0 ? "is empty" : $"has {place.Value.Length} characters")
        : !place.Value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? NotANamespace(place.Value, "contains other characters than a-z, 0-9 and hyphens")
        : place.Value.StartsWith('-') || place.Value.EndsWith('-') ? NotANamespace(place.Value, "begins or ends with a hyphen")
        : null;

    /// <summary>SEC-4: whether two policies of one template cannot be in one cluster.</summary>
    public static bool Exclude(string one, string other) => one == other || one == SecurityPolicy.Everywhere || other == SecurityPolicy.Everywhere;

    /// <summary>SEC-4: two policies of one plan.</summary>
    /// <param name="other">Namespace of the one that excludes it; null when there is none.</param>
    public static Diagnostic? Beside(TfValue<string> template, TfValue<string> place, string? other) =>
        other is null ? null
        : place.Is(other)
            ? Diagnostic.Error(
                "Policy given twice",
                $"Another policy of this plan has template {template} for {SecurityPolicyWords.For(other)} of the same cluster too, and a cluster has one. "
                    + "Put the settings of both into one, or give one another namespace.",
                AttributePath.Root("namespace"))
            : Diagnostic.Error(
                "All namespaces beside one",
                $"This policy of template {template} is for {SecurityPolicyWords.For(place.Value)}, and another one of this plan is for "
                    + $"{SecurityPolicyWords.For(other)} of the same cluster. "
                    + "* takes a cluster without another policy of the template: keep the one for all namespaces alone, or name every namespace.",
                AttributePath.Root("namespace"));

    /// <summary>SEC-4: a policy that is there, and not of this state.</summary>
    public static Diagnostic? Taken(TfValue<string> template, TfValue<string> place, SecurityPolicy? stranger) =>
        stranger is null ? null : SecurityPolicyWords.ThereAlready(template.Value, place.Value, stranger);

    /// <summary>SEC-5: whatever the template, settings are members of one object.</summary>
    public static Diagnostic? SettingsForm(TfValue<string> settings)
    {
        if (!settings.IsKnown)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(settings.Value);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? null
                : NoObject($"settings is JSON, but {SettingsSchema.Named(document.RootElement)} in place of an object.");
        }
        catch (JsonException e)
        {
            return NoObject($"settings cannot be read as JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair is refused before the reader comes to it.
            return NoObject("settings is no Unicode text.");
        }
    }

    /// <summary>SEC-5: what the template itself says about its settings.</summary>
    /// <param name="template">Null: not known, which says nothing.</param>
    public static IEnumerable<Diagnostic> SettingsFit(TfValue<string> name, TfValue<string> settings, SecurityPolicyTemplate? template) =>
        settings.IsKnown && template is { SettingsSchema: { } schema } && SettingsForm(settings) is null
            ? SettingsSchema.Check(schema, settings.Value).Select(flaw => Diagnostic.Error(
                "Settings do not fit the template",
                $"{(flaw.Member.Length == 0 ? "settings" : $"{Words.Shortened(flaw.Member)} in settings")} "
                    + $"{flaw.What}{(flaw.What.EndsWith('?') ? string.Empty : ".")} So says the schema of template "
                    + $"{name}{(template.Version is { } version ? $" {version}" : string.Empty)}.",
                AttributePath.Root("settings")))
            : [];

    private static Diagnostic NoObject(string what) => Diagnostic.Error(
        "Settings are no JSON object",
        $"{what} Write them with jsonencode({{ … }}); leave settings out where the template has none.",
        AttributePath.Root("settings"));

    private static Diagnostic NotANamespace(string place, string why) => Diagnostic.Error(
        "Not a namespace",
        $"\"{Words.Shortened(place)}\" {why}. A policy is for one namespace, whose name has 1 to 63 characters out of a-z, 0-9 and hyphens and begins and ends "
            + "with a letter or digit, or for all of them: \"*\".",
        AttributePath.Root("namespace"));
}
