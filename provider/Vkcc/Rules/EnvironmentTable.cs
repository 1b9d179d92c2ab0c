namespace Vkcc;

/// <summary>What nodes of a Kubernetes version are made of (rule book section 8, ENV-1 to ENV-7; source: VK Cloud's documentation, page "version
/// support").</summary>
internal static class EnvironmentTable
{
    /// <summary>ENV-1 to ENV-7.</summary>
    public static string OperatingSystemOf(KubernetesVersion version) => version switch
    {
        { Major: 1, Minor: <= 20 } => "CentOS",
        { Major: 1, Minor: 21 } => "AlmaLinux 8",
        _ => "AlmaLinux 9",
    };

    /// <summary>ENV-1 to ENV-3; of 1.19 the sources only say that CRI-O came with 1.20.</summary>
    public static string ContainerRuntimeOf(KubernetesVersion version) => version is { Major: 1, Minor: <= 19 } ? "Docker" : "CRI-O";

    /// <summary>SEC-1, ENV-4.</summary>
    public static bool HasGatekeeper(KubernetesVersion version) => version.CompareTo(new KubernetesVersion(1, 21, 0)) >= 0;
}
