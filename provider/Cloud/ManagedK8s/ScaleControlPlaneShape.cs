using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Body of <c>POST clusters/{id}:scaleControlPlane</c>.</summary>
internal sealed record ScaleControlPlaneShape([property: JsonPropertyName("master_spec")] MasterSpecShape MasterSpec);
