namespace Vkcc.Simulator;

internal sealed record FixedIp(string SubnetId, string IpAddress);
