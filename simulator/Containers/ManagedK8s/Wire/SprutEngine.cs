namespace Vkcc.Simulator;

internal sealed record SprutEngine(string? NetworkId, string? SubnetId, string? ExternalNetworkId);
