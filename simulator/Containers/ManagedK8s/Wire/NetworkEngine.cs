namespace Vkcc.Simulator;

internal sealed record NetworkEngine(SprutEngine? SprutEngine);
