using System.Text.Json.Serialization;

namespace VkCloud.Identity;

/// <summary>What Keystone says of its versions: <c>{"versions":{"values":[…]}}</c> at its root, <c>{"version":{…}}</c> at a version.</summary>
internal sealed record VersionsShape
{
    [JsonPropertyName("versions")]
    public ValuesShape? Versions { get; init; }

    [JsonPropertyName("version")]
    public VersionShape? Version { get; init; }

    internal sealed record ValuesShape
    {
        [JsonPropertyName("values")]
        public IReadOnlyList<VersionShape?>? Values { get; init; }
    }

    internal sealed record VersionShape
    {
        [JsonPropertyName("id")]
        public string? Id { get; init; }

        [JsonPropertyName("status")]
        public string? Status { get; init; }

        [JsonPropertyName("links")]
        public IReadOnlyList<LinkShape?>? Links { get; init; }
    }

    internal sealed record LinkShape
    {
        [JsonPropertyName("rel")]
        public string? Rel { get; init; }

        [JsonPropertyName("href")]
        public string? Href { get; init; }
    }
}
