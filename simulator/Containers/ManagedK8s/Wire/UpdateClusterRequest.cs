namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH clusters/{id}:update</c>; what is absent stays. Inferred: the allowed CIDRs stand where the create body has them.</summary>
internal sealed record UpdateClusterRequest(Dictionary<string, string?>? Labels, LoadBalancerUpdate? LoadBalancerConfig);
