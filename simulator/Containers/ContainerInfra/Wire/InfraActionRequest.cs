namespace Vkcc.Simulator;

/// <summary>Body of <c>POST clusters/{id}/actions</c>.</summary>
internal sealed record InfraActionRequest(string? Action, InfraActionPayload? Payload);
