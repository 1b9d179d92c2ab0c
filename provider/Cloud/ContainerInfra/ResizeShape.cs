using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Body of <c>PATCH nodegroups/{uuid}/actions/resize</c>: another flavor, not another number.</summary>
internal sealed record ResizeShape([property: JsonPropertyName("flavor_id")] string FlavorId);
