using System.Text.Json.Serialization;

namespace VkCloud.Compute;

/// <summary>Answer of <c>GET os-availability-zone</c>.</summary>
internal sealed record ZoneListShape
{
    [JsonPropertyName("availabilityZoneInfo")]
    public IReadOnlyList<ZoneShape?>? Zones { get; init; }

    internal sealed record ZoneShape
    {
        [JsonPropertyName("zoneName")]
        public string? ZoneName { get; init; }

        [JsonPropertyName("zoneState")]
        public StateShape? ZoneState { get; init; }
    }

    internal sealed record StateShape
    {
        [JsonPropertyName("available")]
        public bool? Available { get; init; }
    }
}
