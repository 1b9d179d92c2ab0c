namespace Vkcc.Simulator;

internal sealed record CinderVolumeType(string? Type, int Size);
