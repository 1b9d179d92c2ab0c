namespace Vkcc.Simulator;

internal sealed record LoadBalancerConfig(OctaviaEngine? OctaviaEngine);
