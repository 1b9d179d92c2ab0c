using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>One master, which the service itself never shows.</summary>
internal sealed class Master
{
    public required int Number { get; init; }

    public required string Zone { get; set; }

    public required string FlavorId { get; set; }

    public required string Version { get; set; }

    /// <summary>MST-3: root, etcd and etcd events, each of its own kind.</summary>
    public required IReadOnlyList<DiskObject> Disks { get; set; }

    /// <summary>Failed by itself, whatever its zone does.</summary>
    public bool Failed { get; set; }

    public bool ZoneFailed { get; set; }

    /// <summary>Taken out for an upgrade or a resize just now (UPG-6, MST-4).</summary>
    public bool InWork { get; set; }

    [JsonIgnore]
    public bool Healthy => !Failed && !ZoneFailed;
}

/// <summary>SPREAD-1: zones in ordinal order, master i in zone i modulo their number.</summary>
internal static class Placement
{
    /// <summary>The zone of each master, in the order of the masters' numbers.</summary>
    public static IReadOnlyList<string> Spread(IEnumerable<string> zones, int masters)
    {
        string[] ordered = [.. zones.Order(StringComparer.Ordinal)];
        return [.. Enumerable.Range(0, masters).Select(master => ordered[master % ordered.Length])];
    }
}

/// <summary>How many masters the control plane needs (SPREAD-2): a majority of all, not of those that are left.</summary>
internal static class Quorum
{
    public static int Of(int masters) => (masters / 2) + 1;
}

/// <summary>A disk of each master; the second generation shows it.</summary>
internal sealed record DiskObject(string Type, int Size);
