namespace Vkcc;

/// <summary>What connects pods.</summary>
internal enum NetworkPlugin
{
    /// <summary>The only one of the first generation.</summary>
    Calico,

    Cilium,
}
