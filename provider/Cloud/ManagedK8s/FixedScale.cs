namespace VkCloud.ManagedK8s;

/// <summary>A group of a size that only its owner changes.</summary>
public sealed record FixedScale(long Size) : NodeGroupScale(Size);
