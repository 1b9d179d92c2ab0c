namespace Vkcc.Simulator;

internal sealed record NovaEngine(string? FlavorId);
