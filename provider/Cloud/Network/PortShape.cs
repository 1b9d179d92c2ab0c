using System.Text.Json.Serialization;

namespace VkCloud.Network;

/// <summary>A port, as far as it tells which router a subnet hangs on.</summary>
internal sealed record PortShape
{
    [JsonPropertyName("device_id")]
    public string? DeviceId { get; init; }

    [JsonPropertyName("device_owner")]
    public string? DeviceOwner { get; init; }

    [JsonPropertyName("fixed_ips")]
    public IReadOnlyList<FixedIpShape?>? FixedIps { get; init; }

    /// <summary>Neutron's owners of router ports: <c>network:router_interface</c>, its distributed and its replicated kind.</summary>
    public bool IsRouterInterfaceIn(string subnetId) =>
        !string.IsNullOrEmpty(DeviceId)
        && DeviceOwner is { } owner
        && (owner.StartsWith("network:router_interface", StringComparison.Ordinal) || owner == "network:ha_router_replicated_interface")
        && FixedIps?.Any(address => address?.SubnetId == subnetId) == true;

    internal sealed record FixedIpShape
    {
        [JsonPropertyName("subnet_id")]
        public string? SubnetId { get; init; }
    }
}
