namespace VkCloud.ManagedK8s;

/// <summary>Where the masters of a cluster stand.</summary>
public enum ClusterType
{
    /// <summary>All in one zone; the API says <c>zonal_deployment</c>.</summary>
    Standard,

    /// <summary>Spread over three zones; the API says <c>multi_zonal_deployment</c>.</summary>
    Regional,
}
