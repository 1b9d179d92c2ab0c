using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>JSON Patch as the first generation takes it: a list of replacements of a few members (vk-cloud-api.md sections 2.4 and 2.7).</summary>
internal static class JsonPatch
{
    public static ClusterObject Apply(ClusterObject cluster, IReadOnlyList<PatchOperation> operations, bool respell) =>
        Checked(operations).Aggregate(cluster, (now, operation) => operation.Path switch
        {
            "/labels" => now with { Labels = Labels(now, operation.Value, respell) },
            "/security_policy_sync_enabled" => now with { SecurityPolicySyncEnabled = Value<bool>(operation) },
            _ => throw Forbidden(operation),
        });

    public static NodeGroupObject Apply(NodeGroupObject group, IReadOnlyList<PatchOperation> operations) =>
        Checked(operations).Aggregate(group, (now, operation) => operation.Path switch
        {
            "/max_nodes" => now with { MaxNodes = Value<int?>(operation) },
            "/min_nodes" => now with { MinNodes = Value<int?>(operation) },
            "/autoscaling_enabled" => now with { AutoscalingEnabled = Flag(operation) },
            "/labels" => now with { Labels = LabelsOf(operation) },
            "/taints" => now with { Taints = TaintsOf(operation) },
            "/max_node_unavailable" => now with { MaxNodeUnavailable = Value<int>(operation) },
            _ => throw Forbidden(operation),
        });

    private static IReadOnlyList<PatchOperation> Checked(IReadOnlyList<PatchOperation> operations)
    {
        if (operations.Count == 0 || operations.Any(operation => operation is null))
        {
            throw Refusal.Invalid("A patch needs at least one operation.");
        }

        return operations.FirstOrDefault(operation => operation.Op != "replace") is { } other
            ? throw Refusal.Invalid($"Operation {other.Op} is not supported; use replace.")
            : operations;
    }

    /// <summary>The whole map: what it leaves out goes, except that what the template gives comes back.</summary>
    private static Dictionary<string, string> Labels(ClusterObject cluster, JsonNode? value, bool respell)
    {
        var asked = MagnumLabels.Read(value as JsonObject ?? throw Refusal.Invalid("Invalid input for field/attribute labels. It must be an object."), respell);
        return KubernetesVersion.Parse(cluster.CoeVersion) is { } version
            ? ClusterFactory.Labels(version, cluster.PodsNetworkCidr, asked)
            : asked;
    }

    /// <summary>A text, and not a truth value.</summary>
    private static bool Flag(PatchOperation operation) => Value<string>(operation) switch
    {
        "true" => true,
        "false" => false,
        var text => throw Refusal.Invalid($"Invalid input for field/attribute {operation.Path}. Value: '{text}'."),
    };

    private static IReadOnlyList<Label> LabelsOf(PatchOperation operation)
    {
        var labels = Value<List<Label?>>(operation);
        return MagnumLabels.Pairs(labels) is { } refusal ? throw refusal : MagnumLabels.Kept(labels);
    }

    private static IReadOnlyList<Taint> TaintsOf(PatchOperation operation)
    {
        var taints = Value<List<Taint?>>(operation);
        return LabelRules.Taints(taints) is { } refusal ? throw refusal : MagnumLabels.Kept(taints);
    }

    /// <summary>Null only where the member may be without a value.</summary>
    private static T Value<T>(PatchOperation operation)
    {
        try
        {
            var value = JsonSerializer.Deserialize(operation.Value?.ToJsonString() ?? "null", Json.Of<T>(Json.Strict));
            return value is not null || Nullable.GetUnderlyingType(typeof(T)) is not null ? value! : throw new JsonException();
        }
        catch (JsonException)
        {
            throw Refusal.Invalid($"Invalid input for field/attribute {operation.Path}. Value: '{operation.Value?.ToJsonString()}'.");
        }
    }

    private static Refusal Forbidden(PatchOperation operation) => Refusal.Invalid($"'{operation.Path}' is not an allowed attribute and cannot be changed.");
}
