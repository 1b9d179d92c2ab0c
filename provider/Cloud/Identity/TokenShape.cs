using System.Text.Json.Serialization;

namespace VkCloud.Identity;

/// <summary>Body of every answer of <c>auth/tokens</c>.</summary>
internal sealed record TokenShape
{
    [JsonPropertyName("token")]
    public TokenBodyShape? Token { get; init; }

    internal sealed record TokenBodyShape
    {
        [JsonPropertyName("issued_at")]
        public string? IssuedAt { get; init; }

        [JsonPropertyName("expires_at")]
        public string? ExpiresAt { get; init; }

        [JsonPropertyName("project")]
        public NamedShape? Project { get; init; }

        [JsonPropertyName("user")]
        public NamedShape? User { get; init; }

        [JsonPropertyName("catalog")]
        public IReadOnlyList<EntryShape?>? Catalog { get; init; }
    }

    internal sealed record NamedShape
    {
        [JsonPropertyName("id")]
        public string? Id { get; init; }

        [JsonPropertyName("name")]
        public string? Name { get; init; }
    }

    internal sealed record EntryShape
    {
        [JsonPropertyName("type")]
        public string? Type { get; init; }

        [JsonPropertyName("endpoints")]
        public IReadOnlyList<EndpointShape?>? Endpoints { get; init; }
    }

    internal sealed record EndpointShape
    {
        [JsonPropertyName("interface")]
        public string? Interface { get; init; }

        [JsonPropertyName("region")]
        public string? Region { get; init; }

        [JsonPropertyName("region_id")]
        public string? RegionId { get; init; }

        [JsonPropertyName("url")]
        public string? Url { get; init; }
    }
}
