namespace Vkcc.Simulator;

internal sealed record Taint(string? Key, string? Value, string? Effect);
