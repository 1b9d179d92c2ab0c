namespace Vkcc.Simulator;

/// <param name="Name">Empty while the node does not exist yet.</param>
internal sealed record NodeView(string Name, string Version, MachineState State);
