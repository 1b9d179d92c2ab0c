namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH node-groups/{id}</c> (vk-cloud-api.md section 3.7); what is absent stays.</summary>
internal sealed record UpdateNodeGroupRequest
{
    public MachineEngine? VmEngine { get; init; }

    public ScaleSpec? ScaleSpec { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    public IReadOnlyList<Taint>? Taints { get; init; }

    public int? ParallelUpgradeChunk { get; init; }
}
