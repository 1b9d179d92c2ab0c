namespace Vkcc.Simulator;

/// <summary>Exactly one member is set.</summary>
internal sealed record DeploymentType(ZonalDeployment? ZonalDeployment = null, MultiZonalDeployment? MultiZonalDeployment = null);
