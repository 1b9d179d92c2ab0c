namespace VkCloud.Network;

/// <summary>A range of addresses that a subnet gives out, both ends included.</summary>
public sealed record AllocationPool(string Start, string End);
