using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A security policy in a cluster, of either generation: done as soon as it is asked for.</summary>
internal sealed class ClusterPolicy
{
    /// <summary>What the service shows of it, each generation in its own form.</summary>
    public required PolicyObject Api { get; set; }

    [JsonIgnore]
    public LateSight<PolicyObject> Sight { get; } = new();

    public string Id => Api.Id;

    /// <summary>One look through the API; null while nothing is found yet.</summary>
    public PolicyObject? Look() => Sight.Read(() => Api);

    /// <summary>Gives a cluster those that each has for all namespaces.</summary>
    public static void AddDefaults(SimulatedCluster cluster, World world)
    {
        foreach (var template in world.Offers.Policies.All.Where(template => template.IsDefault))
        {
            var id = cluster.Generation == 1 ? Guid.NewGuid().ToString("D") : world.NewKsuid();
            cluster.Policies.Add(new ClusterPolicy
            {
                Api = new PolicyObject(id, template.Name, "{}", PolicyObject.Everywhere, Enabled: true, cluster.CreatedAt, cluster.CreatedAt),
            });
        }
    }
}

/// <summary>What both generations show of a policy.</summary>
/// <param name="Template">Its name.</param>
/// <param name="PolicySettings">JSON, as it was sent.</param>
internal sealed record PolicyObject(
    string Id, string Template, string PolicySettings, string Namespace, bool Enabled, string CreatedAt, string UpdatedAt)
{
    /// <summary>All namespaces.</summary>
    public const string Everywhere = "*";

    /// <summary>The settings as they come back (<see cref="Habits.SortSettings"/>).</summary>
    public string Settings(bool sorted) => sorted ? Sorted(JsonNode.Parse(PolicySettings))!.ToJsonString(Json.Options) : PolicySettings;

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}

/// <summary>What both generations ask of the calls on policies (addons-and-policies.md parts D to F).</summary>
internal static class PolicyChecks
{
    /// <summary>A JSON object.</summary>
    public static Refusal? Settings(string settings)
    {
        try
        {
            return Json.Parse(Encoding.UTF8.GetBytes(settings), "policy_settings") is JsonObject
                ? null
                : Refusal.Invalid("policy_settings must be a JSON object.");
        }
        catch (Refusal refusal)
        {
            return refusal;
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

/// <summary>How the service accepts a change of policies, alike in both generations: it is done at once, and the cluster is reconfigured afterwards
/// (addons-and-policies.md D1; its status meanwhile is inferred).</summary>
internal sealed class PolicyWrites(World world)
{
    private readonly ClusterWrites writes = new(world);

    private string Now => SimulatedClock.Text(world.Clock.Now);

    public ClusterPolicy Add(ApiRequest request, SimulatedCluster cluster, string id, PolicyTemplate template, string settings, string place, bool enabled)
    {
        var policy = new ClusterPolicy { Api = new PolicyObject(id, template.Name, settings, place, enabled, Now, Now) };
        policy.Sight.Hide(world.Habits.NotFoundReads);
        Accept(request, cluster, () => cluster.Policies.Add(policy));
        return policy;
    }

    public void Change(ApiRequest request, SimulatedCluster cluster, ClusterPolicy policy, string settings, string place, bool enabled)
    {
        policy.Sight.Keep(policy.Api, world.Habits.LateReads);
        Accept(request, cluster, () => policy.Api = policy.Api with { PolicySettings = settings, Namespace = place, Enabled = enabled, UpdatedAt = Now });
    }

    public void Remove(ApiRequest request, SimulatedCluster cluster, ClusterPolicy policy) =>
        Accept(request, cluster, () => cluster.Policies.Remove(policy));

    private void Accept(ApiRequest request, SimulatedCluster cluster, Action change) =>
        writes.Accept(request, cluster, writes.Operation(OperationKind.ChangePolicies), change: change);
}
