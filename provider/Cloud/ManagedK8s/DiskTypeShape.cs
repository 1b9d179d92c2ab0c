using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary><c>{"cinder_volume_type":{"type":"ceph-ssd","size":50}}</c>.</summary>
internal sealed record DiskTypeShape
{
    [JsonPropertyName("cinder_volume_type")]
    public CinderShape? CinderVolumeType { get; init; }

    internal sealed record CinderShape
    {
        [JsonPropertyName("type")]
        public string? Type { get; init; }

        [JsonPropertyName("size")]
        public long? Size { get; init; }
    }
}
