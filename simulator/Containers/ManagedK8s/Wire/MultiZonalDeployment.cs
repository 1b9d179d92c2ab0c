namespace Vkcc.Simulator;

/// <summary>A regional cluster: masters in three zones.</summary>
internal sealed record MultiZonalDeployment(IReadOnlyList<string>? Zones);
