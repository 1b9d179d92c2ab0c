namespace Vkcc.Simulator;

internal sealed record NetworkConfig(NetworkPlugin? Plugin, NetworkEngine? Engine);
