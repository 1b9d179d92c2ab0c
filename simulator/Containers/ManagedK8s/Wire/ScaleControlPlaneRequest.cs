namespace Vkcc.Simulator;

/// <summary>Body of <c>POST clusters/{id}:scaleControlPlane</c>.</summary>
internal sealed record ScaleControlPlaneRequest(MasterSpec? MasterSpec);
