using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Body of <c>PATCH node-groups/{id}</c>: changed members only, each complete; an empty map or list clears (API reference 3.7).</summary>
internal sealed record NodeGroupUpdateShape(
    [property: JsonPropertyName("vm_engine"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VmEngineShape? VmEngine,
    [property: JsonPropertyName("scale_spec"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ScaleSpecShape? ScaleSpec,
    [property: JsonPropertyName("labels"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Labels,
    [property: JsonPropertyName("taints"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TaintShape>? Taints,
    [property: JsonPropertyName("parallel_upgrade_chunk"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ParallelUpgradeChunk)
{
    public static NodeGroupUpdateShape Of(NodeGroupUpdateRequest request) => new(
        request.FlavorId is { } flavor ? VmEngineShape.Of(flavor) : null,
        request.Scale is { } scale ? ScaleSpecShape.Of(scale) : null,
        request.Labels is { } labels ? Texts.Sorted(labels) : null,
        request.Taints is { } taints ? TaintShape.Of(taints) : null,
        request.MaxUnavailablePercent);
}
