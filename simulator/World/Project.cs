namespace Vkcc.Simulator;

internal sealed record Project(string Id, string Name);
