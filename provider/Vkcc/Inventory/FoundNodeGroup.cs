using VkCloud;

namespace Vkcc;

/// <summary>A node group of either generation, as its cluster shows it.</summary>
internal sealed record FoundNodeGroup(NodeGroup Group, Cluster Cluster)
{
    public string Id => Group.Id;

    public string? Name => Group.Name;
}
