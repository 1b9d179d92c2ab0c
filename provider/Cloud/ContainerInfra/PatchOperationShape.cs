using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace VkCloud.ContainerInfra;

/// <summary>One step of a JSON Patch: the service takes lists of <c>replace</c> (API reference 2.4 and 2.7).</summary>
internal sealed record PatchOperationShape(
    [property: JsonPropertyName("op")] string Op,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("value")] JsonElement Value)
{
    private static readonly ContainerInfraJson Json = ContainerInfraJson.Default;

    public static IReadOnlyList<PatchOperationShape> Of(ClusterUpdateRequest request) =>
    [
        .. Replace("/labels", request.Labels is { } labels ? Texts.Sorted(labels) : null, Json.IReadOnlyDictionaryStringString),
        .. Replace("/security_policy_sync_enabled", request.SecurityPolicySync, Json.NullableBoolean),
    ];

    public static IReadOnlyList<PatchOperationShape> Of(NodeGroupUpdateRequest request) =>
    [
        .. Replace("/max_nodes", request.MaxNodes, Json.NullableInt64),
        .. Replace("/min_nodes", request.MinNodes, Json.NullableInt64),

        // Text, not a truth value: the one member of the API that is so.
        .. Replace("/autoscaling_enabled", request.AutoscalingEnabled is { } on ? on ? "true" : "false" : null, Json.String),
        .. Replace("/labels", request.Labels is { } labels ? LabelShape.Of(labels) : null, Json.IReadOnlyListLabelShape),
        .. Replace("/taints", request.Taints is { } taints ? TaintShape.Of(taints) : null, Json.IReadOnlyListTaintShape),
        .. Replace("/max_node_unavailable", request.MaxUnavailablePercent, Json.NullableInt64),
    ];

    private static IEnumerable<PatchOperationShape> Replace<T>(string path, T? value, JsonTypeInfo<T> shape) =>
        value is null ? [] : [new("replace", path, JsonSerializer.SerializeToElement(value, shape))];
}
