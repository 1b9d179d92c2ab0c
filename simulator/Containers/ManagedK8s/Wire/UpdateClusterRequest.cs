using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH clusters/{id}:update</c>; what is absent stays, and both can change in one request.</summary>
/// <param name="Labels">The whole map; an empty one clears.</param>
/// <param name="AllowedCidrs">The whole list; an empty one clears. Inferred: only the name, which is the create body's.</param>
/// <param name="LoadBalancerConfig">Inferred: an older reading of where the list stands, still taken.</param>
internal sealed record UpdateClusterRequest(Dictionary<string, string?>? Labels, IReadOnlyList<string>? AllowedCidrs, LoadBalancerUpdate? LoadBalancerConfig)
{
    [JsonIgnore]
    public IReadOnlyList<string>? Allowed => AllowedCidrs ?? LoadBalancerConfig?.OctaviaEngine?.AllowedCidrs;
}
