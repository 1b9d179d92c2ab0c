using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>A kind of policy that a cluster can have (addons-and-policies.md parts D and F); the descriptions are ours.</summary>
/// <param name="Id">In the second generation.</param>
/// <param name="Uuid">In the first generation.</param>
/// <param name="Schema">JSON schema of the settings.</param>
/// <param name="IsDefault">In every cluster for all namespaces, where nobody can change or remove it.</param>
internal sealed record PolicyTemplate(string Name, string Id, string Uuid, string Description, string Schema, bool IsDefault)
{
    public const string Version = "1.0.0";

    /// <summary>As both services show it.</summary>
    public string SettingsDescription => Base64Text.Encode(Schema);
}

/// <summary>The templates there are.</summary>
internal sealed class PolicyTemplates(IReadOnlyList<PolicyTemplate> all)
{
    /// <summary>Schema of a policy without settings.</summary>
    private const string None = """{"type":"object","properties":{},"additionalProperties":false}""";

    private const string Resources = """
        {"type":"object","properties":{
        "cpu":{"type":"string","pattern":"^[0-9]+m?$"},
        "memory":{"type":"string","pattern":"^[0-9]+([EPTGMk]|[EPTGMK]i)?$"},
        "excludedNamespaces":{"type":"array","items":{"type":"string"}}},
        "additionalProperties":false}
        """;

    /// <summary>Four of their names follow the Gatekeeper library (part F).</summary>
    public static PolicyTemplates Default { get; } = new(
    [
        // The one real id that is known (part E).
        Template("k8sreplicalimits", "Replicas lie within ranges", """
            {"type":"object","properties":{"ranges":{"type":"array","items":{"type":"object","properties":{
            "min_replicas":{"type":"integer","minimum":0},"max_replicas":{"type":"integer","minimum":0}},
            "required":["min_replicas","max_replicas"],"additionalProperties":false}}},
            "required":["ranges"],"additionalProperties":false}
            """) with { Uuid = "bd90b09a-c814-4d3a-bbe7-b323e4252fa7" },
        Template("k8scontainerrequests", "Containers request no more than this", Resources),
        Template("k8scontainerlimits", "Containers have limits of no more than this", Resources),
        Template("k8sallowedrepos", "Images come from these places", """
            {"type":"object","properties":{"repos":{"type":"array","items":{"type":"string"}}},"required":["repos"],"additionalProperties":false}
            """),
        Template("k8spsphostfilesystem", "Pods mount nothing of the host but this", """
            {"type":"object","properties":{"allowedHostPaths":{"type":"array","items":{"type":"object","properties":{
            "pathPrefix":{"type":"string"},"readOnly":{"type":"boolean"}},"additionalProperties":false}}},"additionalProperties":false}
            """) with { IsDefault = true },
        Template("k8spsphostnamespace", "Pods share no namespace of the host", None) with { IsDefault = true },
        Template("k8sblocknodeport", "Services have no port of the nodes", None),
        Template("k8sblockwildcardingress", "An ingress names its hosts", None),
        Template("k8simagedigests", "Images are named by their digests", None),
        Template("noupdateserviceaccount", "Service accounts are changed by these alone", """
            {"type":"object","properties":{
            "allowedGroups":{"type":"array","items":{"type":"string"}},"allowedUsers":{"type":"array","items":{"type":"string"}}},
            "additionalProperties":false}
            """),
    ]);

    public IReadOnlyList<PolicyTemplate> All => all;

    public PolicyTemplate? Find(string name) => All.FirstOrDefault(template => template.Name == name);

    /// <summary>What a policy of a cluster was made from; one that a state file brings and nobody knows has no settings.</summary>
    public PolicyTemplate Of(PolicyObject policy) => Find(policy.Template) ?? Template(policy.Template);

    /// <param name="name">Its ids come from it, so that they are the same in every simulator.</param>
    public static PolicyTemplate Template(string name, string description = "", string schema = None) => new(
        name,
        AddonCatalogue.KsuidOf($"policy {name}"),
        AddonCatalogue.UuidOf("5ec00000", $"policy {name}"),
        description,
        JsonNode.Parse(schema)!.ToJsonString(Json.Options),
        IsDefault: false);
}
