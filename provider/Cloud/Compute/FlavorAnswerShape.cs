using System.Text.Json.Serialization;

namespace VkCloud.Compute;

/// <summary>Answer of <c>GET flavors/{id}</c>.</summary>
internal sealed record FlavorAnswerShape
{
    [JsonPropertyName("flavor")]
    public FlavorShape? Flavor { get; init; }
}
