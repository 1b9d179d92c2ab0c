using System.Globalization;
using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Whether the cloud has what a plan asks for: versions, zones, flavors, disk types. All pure; what could not be asked is null and says
/// nothing.</summary>
internal static class OfferRules
{
    /// <summary>VER-1, UPG-4: the version is one of those that are offered.</summary>
    public static Diagnostic? VersionOffered(TfValue<string> version, IReadOnlyCollection<string>? offered)
    {
        if (offered is null || !version.IsKnown || !KubernetesVersion.TryParse(version.Value, out var wanted))
        {
            return null;
        }

        var known = Known(offered);
        if (known.Count == 0 || known.Contains(wanted))
        {
            return null;
        }

        return Diagnostic.Error(
            "Version is not offered",
            $"Kubernetes {wanted} is not offered here.{Patches(PartialVersion.Of(wanted), known)} Available: "
                + $"{Words.AllOf(known.OrderDescending().Select(v => v.ToString()))}.",
            AttributePath.Root("version"));
    }

    /// <summary>GEN-7: a project may be barred from the first generation.</summary>
    /// <param name="refusal">The cloud's; null when it merely offers nothing.</param>
    public static Diagnostic FirstGenerationClosed(ApiException? refusal) => Diagnostic.Error(
        "No first-generation clusters here",
        "VK Cloud does not let this project create first-generation clusters in this region, or the user's role does not permit it (it takes mcs_k8s_admin). "
            + "New projects have the second generation only: leave generation out, or ask the cloud's support to open the first."
            + (refusal is null ? string.Empty : $"\n\nThe cloud's answer:\n  {refusal.Message}"),
        AttributePath.Root("generation"));

    /// <summary>VER-4: a version out of support still works, without guarantee. Said only when a newer one with a later end is offered: otherwise there is
    /// nothing better to choose.</summary>
    public static Diagnostic? VersionSupported(TfValue<string> version, DateOnly? today, IReadOnlyCollection<string>? offered)
    {
        if (today is null
            || !version.IsKnown
            || !PartialVersion.TryParse(version.Value, out var wanted)
            || SupportTable.EndOf(wanted.Major, wanted.Minor) is not { } end
            || end >= today)
        {
            return null;
        }

        var better = Known(offered)
            .Where(v => (v.Major, v.Minor).CompareTo((wanted.Major, wanted.Minor)) > 0)
            .Where(v => SupportTable.EndOf(v.Major, v.Minor) is { } later ? later > end : SupportTable.IsNewer(v.Major, v.Minor))
            .Select(v => (KubernetesVersion?)v)
            .Max();
        return better is { } longer
            ? Diagnostic.Warning(
                "Version is out of support",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"VK Cloud's support of Kubernetes {wanted.Major}.{wanted.Minor} ended on {end:yyyy-MM-dd}, as its table of {SupportTable.Read:yyyy-MM-dd} "
                        + $"says. Offered and supported for longer: {longer}."),
                AttributePath.Root("version"))
            : null;
    }

    /// <summary>The versions that can be read, without those that cannot.</summary>
    public static List<KubernetesVersion> Known(IReadOnlyCollection<string>? offered) =>
        [
            .. (offered ?? [])
                .Select(text => KubernetesVersion.TryParse(text, out var version) ? version : (KubernetesVersion?)null)
                .OfType<KubernetesVersion>()
                .Distinct(),
        ];

    /// <summary>Which patches there are of the minor version that was asked for; empty without any.</summary>
    public static string Patches(PartialVersion wanted, IEnumerable<KubernetesVersion> known) =>
        known.Where(v => v.Major == wanted.Major && v.Minor == wanted.Minor).Select(v => v.ToString()).ToList() is { Count: > 0 } patches
            ? $" Of {wanted.Major}.{wanted.Minor} the service offers {Words.AllOf(patches)}."
            : string.Empty;

    /// <summary>REG-1: a zone is one of the region's.</summary>
    public static Diagnostic? ZoneExists(string zone, IReadOnlyCollection<AvailabilityZone>? zones, AttributePath path)
    {
        if (zones is not { Count: > 0 } || zones.Any(z => z.Name == zone))
        {
            return null;
        }

        var open = Open(zones);
        var hint = NearestWord.Hint(zone, open);
        return Diagnostic.Error("Unknown zone", $"The region has no zone \"{Words.Shortened(zone)}\".{hint} Zones there: {Words.AllOf(open)}.", path);
    }

    /// <summary>REG-2: a zone is open.</summary>
    public static Diagnostic? ZoneIsOpen(string zone, IReadOnlyCollection<AvailabilityZone>? zones, AttributePath path) =>
        zones?.FirstOrDefault(z => z.Name == zone) is { IsAvailable: false }
            ? Diagnostic.Error("Zone is closed", $"Zone {zone} takes nothing new at the moment. Open zones of the region: {Words.AllOf(Open(zones))}.", path)
            : null;

    /// <summary>REG-6: a regional cluster needs a region with three zones.</summary>
    public static Diagnostic? RegionHasThreeZones(TfValue<string> clusterType, string region, IReadOnlyCollection<AvailabilityZone>? zones) =>
        clusterType.Is(TopologyRules.Regional) && zones is { Count: > 0 } && zones.Count(z => z.IsAvailable) is var open and < 3
            ? Diagnostic.Error(
                "Region has too few zones",
                $"Region {region} offers {Words.Count(open, "zone")}; a regional cluster needs three. Use cluster_type = \"standard\".",
                AttributePath.Root("cluster_type"))
            : null;

    /// <summary>REG-3: GZ1 is being retired.</summary>
    public static Diagnostic? ZoneRetires(string zone, AttributePath path) =>
        SupportTable.RetiringZones.Contains(zone)
            ? Diagnostic.Warning(
                "Zone is being retired",
                $"Zone {zone} is being retired, and what stands there will be moved. Choose another for what is new.",
                path)
            : null;

    /// <summary>REG-5: PA2 has flavors of the family STD3, as the second generation's guide says.</summary>
    public static Diagnostic? FlavorForZone(TfValue<long> generation, TfValue<string> flavor, IEnumerable<string> zones, AttributePath path) =>
        !GenerationRules.IsFirst(generation)
            && zones.Contains("PA2", StringComparer.Ordinal)
            && flavor is { IsKnown: true, Value: var name }
            && !CloudId.IsUuid(name)
            && !name.StartsWith("STD3", StringComparison.Ordinal)
            ? Diagnostic.Warning(
                "Flavor may be missing in PA2",
                $"Zone PA2 is built for flavors of the family STD3, and \"{Words.Shortened(name)}\" may not be there.",
                path)
            : null;

    /// <summary>NG-7: a disk type is offered in the group's zone.</summary>
    public static Diagnostic? DiskTypeOffered(TfValue<string> diskType, TfValue<string> zone, IReadOnlyCollection<VkCloud.Second.VolumeType>? types)
    {
        if (!diskType.IsKnown || types is not { Count: > 0 })
        {
            return null;
        }

        var path = AttributePath.Root("disk_type");
        if (types.FirstOrDefault(t => t.Name == diskType.Value) is not { } type)
        {
            var hint = NearestWord.Hint(diskType.Value, types.Select(t => t.Name));
            return Diagnostic.Error(
                "Unknown disk type",
                $"There is no disk type \"{Words.Shortened(diskType.Value)}\".{hint} Offered: "
                    + $"{Words.AllOf(types.Select(t => t.Name).Order(StringComparer.Ordinal))}.",
                path);
        }

        // A zone that has no disk type at all is none, or is not told: that is the zone's error, and one is enough.
        return zone.IsKnown && !type.Zones.Contains(zone.Value) && types.Any(t => t.Zones.Contains(zone.Value))
            ? Diagnostic.Error(
                "Disk type is not offered in this zone",
                $"Disk type \"{type.Name}\" is not offered in zone {zone.Value}. There: "
                    + $"{Words.AllOf(types.Where(t => t.Zones.Contains(zone.Value)).Select(t => t.Name).Order(StringComparer.Ordinal))}; "
                    + $"\"{type.Name}\" is offered in {Words.AllOf(type.Zones.Order(StringComparer.Ordinal))}.",
                path)
            : null;
    }

    /// <summary>The flavor exists and its name is unique (MST-11).</summary>
    public static Diagnostic? FlavorExists(TfValue<string> nameOrId, IReadOnlyCollection<Flavor>? flavors, AttributePath path)
    {
        if (flavors is null || nameOrId is not { IsKnown: true, Value: var text } || flavors.Any(f => f.Id == text))
        {
            return null;
        }

        return flavors.Where(f => f.Name == text).ToList() switch
        {
            [_] => null,
            [] => FlavorRules.Unknown(text, flavors, path),
            var several => FlavorRules.Ambiguous(text, several, path),
        };
    }

    /// <summary>MST-10: GPU flavors are for workers.</summary>
    public static Diagnostic? NoGpuMasters(Flavor? flavor, AttributePath path) =>
        flavor is not null && IsGpu(flavor)
            ? Diagnostic.Error("GPU flavor for masters", $"Flavor \"{flavor.Name}\" has GPUs, which only worker groups can use. Choose a flavor without.", path)
            : null;

    /// <summary>MST-8: masters are made smaller only when that is meant.</summary>
    public static Diagnostic? ShrinksMasters(Flavor? running, Flavor? wanted) =>
        running is not null && wanted is not null && running.Id != wanted.Id && !FlavorRules.Satisfies(wanted, running)
            ? Diagnostic.Warning(
                "Masters become smaller",
                $"The masters run on \"{running.Name}\" ({running.Vcpus} vCPU, {running.RamMb} MB); "
                    + $"\"{wanted.Name}\" has {wanted.Vcpus} vCPU and {wanted.RamMb} MB. The platform grows masters under load and never shrinks them by "
                    + "itself: make sure that the load has gone.",
                AttributePath.Root("master_flavor"))
            : null;

    private static List<string> Open(IEnumerable<AvailabilityZone> zones) =>
        [.. zones.Where(z => z.IsAvailable).Select(z => z.Name).Order(StringComparer.Ordinal)];

    // Flavors with passed-through cards say so in their extra specs; where compute leaves those out the name is all there is.
    public static bool IsGpu(Flavor flavor) =>
        flavor.ExtraSpecs?.Keys.Any(IsGpuSpec) == true
        || flavor.Name.Contains("GPU", StringComparison.OrdinalIgnoreCase);

    private static bool IsGpuSpec(string key) =>
        key.StartsWith("pci_passthrough", StringComparison.Ordinal) || key.Contains("gpu", StringComparison.OrdinalIgnoreCase);
}
