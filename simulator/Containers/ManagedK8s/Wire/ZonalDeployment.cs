namespace Vkcc.Simulator;

/// <summary>A standard cluster: all masters in one zone.</summary>
internal sealed record ZonalDeployment(string? Zone);
