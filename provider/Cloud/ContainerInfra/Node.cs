namespace VkCloud.ContainerInfra;

/// <summary>A machine of a node group.</summary>
/// <param name="DeployStatus"><c>BOOTING</c>, <c>DEPLOYING</c>, <c>DEPLOYED</c>, <c>FAILED</c> or <c>DRAINED</c>; null when not told.</param>
public sealed record Node(string Uuid, string? Name, string? DeployStatus);
