namespace VkCloud.ManagedK8s;

/// <summary>The plugin that connects pods.</summary>
public enum NetworkPlugin
{
    Calico,
    Cilium,
}
