namespace Vkcc.Simulator;

/// <summary>Limits of the project in one region (QUO-1): roomy, because the world's own quotas would stand in everybody's way.</summary>
internal sealed record Quotas
{
    public int Clusters { get; init; } = 50;

    public int NodeGroups { get; init; } = 500;

    /// <summary>Workers; masters are the platform's.</summary>
    public int Nodes { get; init; } = 5_000;

    /// <summary>Cores of masters and workers.</summary>
    public int Vcpus { get; init; } = 50_000;

    /// <summary>GB of masters and workers.</summary>
    public int Ram { get; init; } = 200_000;

    /// <summary>GB of root disks of the workers.</summary>
    public int DiskSize { get; init; } = 500_000;

    /// <summary>Compute's own limits (<c>os-quota-sets</c>), which machines of the first generation use and those of the second do not.</summary>
    public int ComputeCores { get; init; } = 10_000;

    /// <summary>MB.</summary>
    public int ComputeRam { get; init; } = 40_960_000;

    public int ComputeInstances { get; init; } = 5_000;
}
