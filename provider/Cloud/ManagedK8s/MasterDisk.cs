namespace VkCloud.ManagedK8s;

/// <summary>One disk of a master.</summary>
/// <param name="Type">Volume type; null when the API left it out.</param>
/// <param name="Size">GB; null when the API left it out.</param>
public sealed record MasterDisk(string? Type, long? Size);
