namespace Vkcc.Simulator;

internal sealed record PodNetwork(string? PodsIpv4Cidr);
