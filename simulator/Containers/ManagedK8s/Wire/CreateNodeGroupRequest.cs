namespace Vkcc.Simulator;

/// <summary>Body of <c>POST node-groups</c> (vk-cloud-api.md section 3.5).</summary>
internal sealed record CreateNodeGroupRequest(string? ClusterId, NodeGroupSpec? NodeGroupSpec);
