using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Body of <c>PATCH clusters/{id}:upgrade</c>.</summary>
internal sealed record UpgradeShape([property: JsonPropertyName("target_version")] string TargetVersion);
