namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH clusters/{id}/actions/upgrade</c>.</summary>
internal sealed record InfraUpgradeRequest(string? ClusterTemplateId, bool? RollingEnabled);
