using System.Text.Json.Serialization;
using VkCloud.Http;

namespace VkCloud.Compute;

/// <summary>One page of <c>GET flavors/detail</c>.</summary>
internal sealed record FlavorListShape
{
    [JsonPropertyName("flavors")]
    public IReadOnlyList<FlavorShape?>? Flavors { get; init; }

    [JsonPropertyName("flavors_links")]
    public IReadOnlyList<LinkShape?>? Links { get; init; }
}
