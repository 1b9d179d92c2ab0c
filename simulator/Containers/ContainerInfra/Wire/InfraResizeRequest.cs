namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH nodegroups/{id}/actions/resize</c>.</summary>
internal sealed record InfraResizeRequest(string? FlavorId);
