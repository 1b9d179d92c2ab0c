using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Body of <c>PATCH nodegroups/{uuid}/actions/scale</c>: nodes more (or, negative, less) than there are.</summary>
internal sealed record ScaleShape([property: JsonPropertyName("delta")] long Delta);
