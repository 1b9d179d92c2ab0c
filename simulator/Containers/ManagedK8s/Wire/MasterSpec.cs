namespace Vkcc.Simulator;

/// <summary>The masters as a request asks for them.</summary>
internal sealed record MasterSpec(MachineEngine? Engine, int Replicas);
