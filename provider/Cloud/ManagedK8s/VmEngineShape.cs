using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary><c>{"nova_engine":{"flavor_id":"…"}}</c>, in requests and answers, for masters and nodes.</summary>
internal sealed record VmEngineShape
{
    [JsonPropertyName("nova_engine")]
    public NovaEngineShape? NovaEngine { get; init; }

    public static VmEngineShape Of(string flavorId) => new() { NovaEngine = new() { FlavorId = flavorId } };

    internal sealed record NovaEngineShape
    {
        [JsonPropertyName("flavor_id")]
        public string? FlavorId { get; init; }
    }
}
