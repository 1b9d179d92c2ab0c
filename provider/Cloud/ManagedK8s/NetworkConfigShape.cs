using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Exactly one plugin is not null; both are sent (API reference 3.2).</summary>
internal sealed record NetworkConfigShape
{
    [JsonPropertyName("plugin")]
    public PluginShape? Plugin { get; init; }

    [JsonPropertyName("engine")]
    public EngineShape? Engine { get; init; }

    internal sealed record PluginShape
    {
        [JsonPropertyName("calico")]
        public PodsShape? Calico { get; init; }

        [JsonPropertyName("cilium")]
        public PodsShape? Cilium { get; init; }
    }

    internal sealed record PodsShape
    {
        [JsonPropertyName("pods_ipv4_cidr")]
        public string? PodsIpv4Cidr { get; init; }
    }

    internal sealed record EngineShape
    {
        [JsonPropertyName("sprut_engine")]
        public SprutShape? SprutEngine { get; init; }
    }

    internal sealed record SprutShape
    {
        [JsonPropertyName("network_id")]
        public string? NetworkId { get; init; }

        [JsonPropertyName("subnet_id")]
        public string? SubnetId { get; init; }

        [JsonPropertyName("external_network_id")]
        public string? ExternalNetworkId { get; init; }
    }
}
