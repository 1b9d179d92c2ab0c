using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Body of <c>PATCH clusters/{uuid}/actions/upgrade</c>.</summary>
internal sealed record UpgradeShape(
    [property: JsonPropertyName("cluster_template_id")] string ClusterTemplateId,
    [property: JsonPropertyName("rolling_enabled")] bool RollingEnabled);
