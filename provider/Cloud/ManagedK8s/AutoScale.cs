namespace VkCloud.ManagedK8s;

/// <summary>A group that the cluster autoscaler sizes.</summary>
/// <param name="Size">Sent with every change of the scale: whoever sends decides what does not shrink the group.</param>
public sealed record AutoScale(long Min, long Max, long Size) : NodeGroupScale(Size);
