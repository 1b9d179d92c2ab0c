namespace Vkcc.Simulator;

internal sealed record LoadBalancerUpdate(OctaviaUpdate? OctaviaEngine);
