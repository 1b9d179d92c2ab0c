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
