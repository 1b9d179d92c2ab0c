namespace VkCloud.Network;

/// <summary>A subnet.</summary>
/// <param name="Cidr">As the cloud writes it.</param>
/// <param name="GatewayIp">Null when it has none.</param>
public sealed record Subnet(string Id, string? Name, string? Cidr, string? GatewayIp);
