namespace Vkcc.Simulator;

internal sealed record OctaviaEngine(string? LoadbalancerSubnetId, bool EnablePublicIp, IReadOnlyList<string>? AllowedCidrs);
