namespace VkCloud.ManagedK8s;

/// <summary>A type of root disk for nodes (<c>GET available-resources/storage-classes</c>).</summary>
/// <param name="Zones">The zones that have it.</param>
public sealed record VolumeType(string Name, IReadOnlyList<string> Zones);
