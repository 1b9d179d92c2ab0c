namespace Vkcc;

/// <summary>As many nodes as were asked for.</summary>
internal sealed record FixedScale(long Size) : NodeGroupScale(Size);
