using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Body of <c>POST node-groups</c> (API reference 3.5).</summary>
internal sealed record NodeGroupCreateShape(
    [property: JsonPropertyName("cluster_id")] string ClusterId,
    [property: JsonPropertyName("node_group_spec")] NodeGroupCreateShape.SpecShape NodeGroupSpec)
{
    public static NodeGroupCreateShape Of(NodeGroupCreateRequest request) => new(
        request.ClusterId,
        new(
            request.Name,
            VmEngineShape.Of(request.FlavorId),
            [request.AvailabilityZone],
            ScaleSpecShape.Of(request.Scale),
            request.Labels.Count == 0 ? null : Texts.Sorted(request.Labels),
            request.Taints.Count == 0 ? null : TaintShape.Of(request.Taints),
            request.MaxUnavailablePercent,
            new() { CinderVolumeType = new() { Type = request.DiskType, Size = request.DiskSize } }));

    /// <summary>Labels and taints are left out when there are none.</summary>
    internal sealed record SpecShape(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("vm_engine")] VmEngineShape VmEngine,
        [property: JsonPropertyName("zones")] IReadOnlyList<string> Zones,
        [property: JsonPropertyName("scale_spec")] ScaleSpecShape ScaleSpec,
        [property: JsonPropertyName("labels"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Labels,
        [property: JsonPropertyName("taints"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TaintShape>? Taints,
        [property: JsonPropertyName("parallel_upgrade_chunk")] long ParallelUpgradeChunk,
        [property: JsonPropertyName("disk_type")] DiskTypeShape DiskType);
}
