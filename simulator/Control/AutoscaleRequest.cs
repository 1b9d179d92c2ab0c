namespace Vkcc.Simulator;

internal sealed record AutoscaleRequest(int Size);
