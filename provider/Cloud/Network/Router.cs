namespace VkCloud.Network;

/// <summary>A router.</summary>
/// <param name="ExternalNetworkId">The network its external gateway leads to; null when it has none.</param>
public sealed record Router(string Id, string? Name, string? Status, string? ExternalNetworkId);
