namespace Vkcc;

/// <summary>How many nodes a group has: <see cref="FixedScale"/> or <see cref="AutoScale"/>.</summary>
/// <param name="Size">Nodes now (read) or wanted (sent).</param>
internal abstract record NodeGroupScale(long Size);
