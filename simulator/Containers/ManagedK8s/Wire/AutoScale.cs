namespace Vkcc.Simulator;

internal sealed record AutoScale(int MinSize, int MaxSize, int Size);
