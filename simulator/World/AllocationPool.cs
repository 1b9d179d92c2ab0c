namespace Vkcc.Simulator;

internal sealed record AllocationPool(string Start, string End);
