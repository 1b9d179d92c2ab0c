namespace VkCloud.ManagedK8s;

/// <summary>How many nodes a group has: <see cref="FixedScale"/> or <see cref="AutoScale"/>.</summary>
/// <param name="Size">Nodes now (read) or wanted (sent). A size the API left out of a scale that is there is 0.</param>
public abstract record NodeGroupScale(long Size);
