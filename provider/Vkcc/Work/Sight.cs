using VkCloud;

namespace Vkcc;

/// <summary>One look at a cluster.</summary>
/// <param name="Cluster">Null when there is no such cluster.</param>
internal record Sight(Cluster? Cluster);

/// <summary>One look at a cluster and at one of its members.</summary>
/// <param name="Member">Null when there is no such member, or when the cluster takes no changes now, so that the member was not looked at.</param>
internal sealed record Sight<T>(Cluster? Cluster, T? Member) : Sight(Cluster)
    where T : class, IClusterMember;
