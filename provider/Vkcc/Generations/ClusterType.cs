namespace Vkcc;

/// <summary>How masters are spread.</summary>
internal enum ClusterType
{
    /// <summary>All in one zone.</summary>
    Standard,

    /// <summary>Over three zones.</summary>
    Regional,
}
