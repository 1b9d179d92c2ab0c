namespace Vkcc.Simulator;

/// <summary>Flavors and disks (MST-10, NG-7, NG-8, NG-11).</summary>
internal static class MachineRules
{
    public static Refusal? FlavorExists(MachineEngine? engine) => FlavorGrid.Find(engine?.NovaEngine?.FlavorId) is null
        ? Refusal.Invalid($"Flavor {(string.IsNullOrEmpty(engine?.NovaEngine?.FlavorId) ? "(none given)" : engine.NovaEngine.FlavorId)} does not exist.")
        : null;

    /// <summary>MST-10.</summary>
    public static Refusal? NoGpuForMasters(MachineEngine? engine) => FlavorGrid.Find(engine?.NovaEngine?.FlavorId) is { Gpu: true } flavor
        ? Refusal.Invalid($"Flavor {flavor.Name} has a GPU; GPU flavors can only be used for worker groups.")
        : null;

    /// <summary>NG-11, and the same for masters.</summary>
    public static Refusal? FlavorInZone(MachineEngine? engine, string zone) => FlavorGrid.Find(engine?.NovaEngine?.FlavorId) is { } flavor && !flavor.IsIn(zone)
        ? Refusal.Invalid($"Flavor {flavor.Name} is not available in zone {zone}.")
        : null;

    /// <summary>NG-7: the real minimum depends on the image and is not published.</summary>
    public static Refusal? DiskSize(DiskType? disk) => disk?.CinderVolumeType?.Size is >= 1
        ? null
        : Refusal.Invalid($"disk_type.cinder_volume_type.size must be at least 1 GB, got {disk?.CinderVolumeType?.Size ?? 0}.");

    /// <summary>NG-7 and NG-8.</summary>
    public static Refusal? DiskTypeInZone(DiskType? disk, string region, string zone)
    {
        var name = disk?.CinderVolumeType?.Type;
        var there = Preloaded.VolumeTypes.Where(type => type.Region == region && type.Zones.Contains(zone)).Select(type => type.Name).ToArray();
        return there.Contains(name)
            ? null
            : Refusal.Invalid($"Disk type {(string.IsNullOrEmpty(name) ? "(none given)" : name)} is not offered in zone {zone}. There: {string.Join(", ", there)}.");
    }
}
