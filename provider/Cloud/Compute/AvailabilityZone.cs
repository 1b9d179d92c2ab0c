namespace VkCloud.Compute;

/// <summary>An availability zone as compute lists it.</summary>
public sealed record AvailabilityZone(string Name, bool IsAvailable);
