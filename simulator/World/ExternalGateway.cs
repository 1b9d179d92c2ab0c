namespace Vkcc.Simulator;

internal sealed record ExternalGateway(string NetworkId, bool EnableSnat, IReadOnlyList<FixedIp> ExternalFixedIps);
