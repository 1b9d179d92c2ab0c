namespace Vkcc.Simulator;

internal sealed record NodeGroupSpec
{
    public string? Name { get; init; }

    public MachineEngine? VmEngine { get; init; }

    public IReadOnlyList<string?>? Zones { get; init; }

    public ScaleSpec? ScaleSpec { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    public IReadOnlyList<Taint>? Taints { get; init; }

    public int ParallelUpgradeChunk { get; init; }

    public DiskType? DiskType { get; init; }
}
