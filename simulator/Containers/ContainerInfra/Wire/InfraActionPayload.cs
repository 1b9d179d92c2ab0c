namespace Vkcc.Simulator;

internal sealed record InfraActionPayload(string? Flavor);
