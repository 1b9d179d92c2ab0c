using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>What both generations ask of the calls on policies (addons-and-policies.md parts D to F).</summary>
internal static class PolicyChecks
{
    /// <summary>A JSON object.</summary>
    public static Refusal? Settings(string settings)
    {
        try
        {
            return JsonNode.Parse(settings) is JsonObject ? null : Refusal.Invalid("policy_settings must be a JSON object.");
        }
        catch (JsonException exception)
        {
            return Refusal.Invalid($"policy_settings is no JSON: {exception.Message}");
        }
    }

    /// <summary>A DNS label, or <c>*</c>.</summary>
    public static Refusal? Namespace(string name) => name == PolicyObject.Everywhere ? null
        : name.Length == 0 ? Refusal.Invalid("namespace must be * or a DNS label, and is empty.")
        : AddonChecks.Namespace(name);

    /// <summary>One in a namespace (inferred), and one for all namespaces only where it is the only one of its kind.</summary>
    /// <param name="self">Null for a new one.</param>
    public static Refusal? Place(SimulatedCluster cluster, PolicyTemplate template, string place, ClusterPolicy? self = null)
    {
        var other = cluster.Policies.Find(policy => policy != self && policy.Api.Template == template.Name
            && (place == policy.Api.Namespace || place == PolicyObject.Everywhere || policy.Api.Namespace == PolicyObject.Everywhere));
        return other is null ? null : Refusal.AlreadyExists(
            $"Cluster {cluster.Name} has policy {template.Name} for namespace {other.Api.Namespace} already, so that there can be none for {place}.");
    }

    /// <summary>The defaults stay as they are.</summary>
    public static Refusal? NoDefault(PolicyTemplate template) => template.IsDefault
        ? Refusal.Forbidden($"Policy {template.Name} is in every cluster; it can be neither changed nor removed.")
        : null;
}
