namespace VkCloud.Network;

/// <summary>A network.</summary>
/// <param name="Sdn"><c>neutron</c> or <c>sprut</c>; null when the cloud left it out.</param>
/// <param name="IsExternal">True for one that leads to the internet; null when the cloud left it out.</param>
public sealed record CloudNetwork(string Id, string? Name, string? Sdn, string? Status, bool? IsExternal);

/// <summary>A router.</summary>
/// <param name="ExternalNetworkId">The network its external gateway leads to; null when it has none.</param>
public sealed record Router(string Id, string? ExternalNetworkId);

/// <summary>A subnet.</summary>
/// <param name="Cidr">As the cloud writes it.</param>
/// <param name="GatewayIp">Null when it has none.</param>
public sealed record Subnet(string Id, string? Name, string? Cidr, string? GatewayIp);
