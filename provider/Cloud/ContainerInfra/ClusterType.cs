namespace VkCloud.ContainerInfra;

/// <summary>Where the masters of a cluster stand.</summary>
public enum ClusterType
{
    /// <summary>All in one zone, member <c>availability_zone</c>.</summary>
    Standard,

    /// <summary>Spread over three zones, member <c>availability_zones</c>.</summary>
    Regional,
}
