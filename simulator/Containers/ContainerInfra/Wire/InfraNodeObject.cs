namespace Vkcc.Simulator;

/// <summary>One node in a node group (vk-cloud-api.md section 2.6).</summary>
internal sealed record InfraNodeObject(string Uuid, string Name, string NodeGroupId, string DeployStatus, string Version, string CreatedAt, string? UpdatedAt);
