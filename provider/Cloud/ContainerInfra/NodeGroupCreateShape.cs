using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Body of <c>POST nodegroups</c>; null members are not sent (API reference 2.5).</summary>
internal sealed record NodeGroupCreateShape(
    [property: JsonPropertyName("cluster_id")] string ClusterId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("flavor_id")] string FlavorId,
    [property: JsonPropertyName("availability_zones")] IReadOnlyList<string>? AvailabilityZones,
    [property: JsonPropertyName("node_count")] long NodeCount,
    [property: JsonPropertyName("autoscaling_enabled")] bool? AutoscalingEnabled,
    [property: JsonPropertyName("min_nodes")] long? MinNodes,
    [property: JsonPropertyName("max_nodes")] long? MaxNodes,
    [property: JsonPropertyName("volume_type")] string VolumeType,
    [property: JsonPropertyName("volume_size")] long VolumeSize,
    [property: JsonPropertyName("labels")] IReadOnlyList<LabelShape>? Labels,
    [property: JsonPropertyName("taints")] IReadOnlyList<TaintShape>? Taints,
    [property: JsonPropertyName("max_node_unavailable")] long? MaxNodeUnavailable)
{
    public static NodeGroupCreateShape Of(NodeGroupCreateRequest request) => new(
        request.ClusterId,
        request.Name,
        request.FlavorId,
        Texts.OrNull(request.AvailabilityZone) is { } zone ? [zone] : null,
        request.NodeCount,
        request.Autoscale is null ? null : true,
        request.Autoscale?.Min,
        request.Autoscale?.Max,
        request.DiskType,
        request.DiskSize,
        request.Labels.Count == 0 ? null : LabelShape.Of(request.Labels),
        request.Taints.Count == 0 ? null : TaintShape.Of(request.Taints),
        request.MaxUnavailablePercent);
}
