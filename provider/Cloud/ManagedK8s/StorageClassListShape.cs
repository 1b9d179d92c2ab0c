using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Answer of <c>GET available-resources/storage-classes</c>.</summary>
internal sealed record StorageClassListShape
{
    [JsonPropertyName("storage_classes")]
    public IReadOnlyList<StorageClassShape?>? StorageClasses { get; init; }

    internal sealed record StorageClassShape
    {
        [JsonPropertyName("name")]
        public string? Name { get; init; }

        [JsonPropertyName("zones")]
        public IReadOnlyList<string?>? Zones { get; init; }
    }
}
