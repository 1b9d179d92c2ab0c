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

    /// <summary>Block storage's own limits (Cinder's <c>os-quota-sets</c>), which disks of the first generation use and those of the second do not.</summary>
    public int Volumes { get; init; } = 20_000;

    /// <summary>GB of all volumes.</summary>
    public int VolumesSize { get; init; } = 1_000_000;

    /// <summary>GB of volumes of type ceph-hdd, as the others of theirs.</summary>
    public int VolumesSizeCephHdd { get; init; } = 1_000_000;

    public int VolumesSizeCephSsd { get; init; } = 1_000_000;

    public int VolumesSizeHighIops { get; init; } = 1_000_000;

    /// <summary>GB of one type; null when it has no limit of its own.</summary>
    public int? VolumesSizeOf(string type) => type switch
    {
        "ceph-hdd" => VolumesSizeCephHdd,
        "ceph-ssd" => VolumesSizeCephSsd,
        "high-iops" => VolumesSizeHighIops,
        _ => null,
    };
}
