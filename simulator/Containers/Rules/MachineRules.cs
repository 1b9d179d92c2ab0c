namespace Vkcc.Simulator;

/// <summary>Flavors, disks and zones (MST-10, NG-7, NG-8, NG-11, REG-1), in both generations.</summary>
internal static class MachineRules
{
    public static Refusal? FlavorExists(string? flavorId) => FlavorGrid.Find(flavorId) is null
        ? Refusal.Invalid($"Flavor {(string.IsNullOrEmpty(flavorId) ? "(none given)" : flavorId)} does not exist.")
        : null;

    /// <summary>MST-10.</summary>
    public static Refusal? NoGpuForMasters(string? flavorId) => FlavorGrid.Find(flavorId) is { Gpu: true } flavor
        ? Refusal.Invalid($"Flavor {flavor.Name} has a GPU; GPU flavors can only be used for worker groups.")
        : null;

    /// <summary>NG-11, and the same for masters.</summary>
    public static Refusal? FlavorInZone(string? flavorId, string zone) => FlavorGrid.Find(flavorId) is { } flavor && !flavor.IsIn(zone)
        ? Refusal.Invalid($"Flavor {flavor.Name} is not available in zone {zone}.")
        : null;

    /// <summary>NG-7: the real minimum depends on the image and is not published.</summary>
    public static Refusal? DiskSize(int? size) => size is >= 1
        ? null
        : Refusal.Invalid($"disk_type.cinder_volume_type.size must be at least 1 GB, got {size ?? 0}.");

    /// <summary>NG-7 and NG-8.</summary>
    public static Refusal? DiskTypeInZone(string? name, string region, string zone)
    {
        var there = Preloaded.VolumeTypes.Where(type => type.Region == region && type.Zones.Contains(zone)).Select(type => type.Name).ToArray();
        var asked = string.IsNullOrEmpty(name) ? "(none given)" : name;
        return there.Contains(name) ? null : Refusal.Invalid($"Disk type {asked} is not offered in zone {zone}. There: {string.Join(", ", there)}.");
    }

    /// <summary>REG-1: a zone belongs to the region, and it is open just now.</summary>
    public static Refusal? ZoneIsThere(string zone, Region region, Func<string, bool> isOpen) =>
        !region.Zones.Contains(zone) ? Refusal.Invalid($"Zone {zone} is not in region {region.Id}. Zones there: {string.Join(", ", region.Zones)}.")
        : !isOpen(zone) ? Refusal.Invalid($"Zone {zone} is not available now.")
        : null;
}
