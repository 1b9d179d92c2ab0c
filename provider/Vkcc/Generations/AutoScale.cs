namespace Vkcc;

/// <summary>As many nodes as the autoscaler chooses between two numbers.</summary>
internal sealed record AutoScale(long Min, long Max, long Size) : NodeGroupScale(Size);
