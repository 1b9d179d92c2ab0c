namespace Vkcc.Simulator;

/// <summary>The masters as an answer shows them; the service says <c>vm_engine</c> here and <c>engine</c> in requests.</summary>
internal sealed record MasterObject(MachineEngine VmEngine, int Replicas, IReadOnlyList<DiskObject> Disks);
