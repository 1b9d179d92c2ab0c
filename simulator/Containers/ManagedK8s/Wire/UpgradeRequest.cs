namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH clusters/{id}:upgrade</c>.</summary>
internal sealed record UpgradeRequest(string? TargetVersion);
