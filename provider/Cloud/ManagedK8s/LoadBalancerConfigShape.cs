using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>The balancer in front of the masters.</summary>
internal sealed record LoadBalancerConfigShape
{
    [JsonPropertyName("octavia_engine")]
    public OctaviaShape? OctaviaEngine { get; init; }

    internal sealed record OctaviaShape
    {
        [JsonPropertyName("loadbalancer_subnet_id")]
        public string? LoadbalancerSubnetId { get; init; }

        [JsonPropertyName("enable_public_ip")]
        public bool? EnablePublicIp { get; init; }

        [JsonPropertyName("allowed_cidrs")]
        public IReadOnlyList<string?>? AllowedCidrs { get; init; }
    }
}
