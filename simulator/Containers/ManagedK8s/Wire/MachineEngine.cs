namespace Vkcc.Simulator;

/// <summary>What the machines are made of: <c>engine</c> in requests, <c>vm_engine</c> in answers.</summary>
internal sealed record MachineEngine(NovaEngine? NovaEngine);
