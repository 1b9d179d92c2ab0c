namespace VkCloud.Network;

/// <summary>A subnet.</summary>
/// <param name="Cidr">As the cloud writes it.</param>
/// <param name="GatewayIp">Null when it has none.</param>
public sealed record Subnet(
    string Id,
    string? NetworkId,
    string? Name,
    int? IpVersion,
    string? Cidr,
    string? GatewayIp,
    bool? EnableDhcp,
    IReadOnlyList<AllocationPool> AllocationPools,
    string? Sdn);

/// <summary>A range of addresses that a subnet gives out, both ends included.</summary>
public sealed record AllocationPool(string Start, string End);
