namespace Vkcc.Simulator;

internal sealed record FixedScale(int Size);
