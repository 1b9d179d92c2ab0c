namespace Vkcc.Simulator;

/// <summary>A machine size.</summary>
/// <param name="Family">First part of the name; growth stays within it (MST-5).</param>
/// <param name="RamGb">GB; the compute API says MB.</param>
/// <param name="Gpu">Only for workers (MST-10).</param>
/// <param name="Zones">Zones that have it; null is all of every region.</param>
internal sealed record Flavor(string Id, string Family, int Vcpus, int RamGb, bool Gpu = false, IReadOnlyList<string>? Zones = null)
{
    public string Name => $"{Family}-{Vcpus}-{RamGb}";

    /// <summary>Names and values are ours; clients treat them as opaque.</summary>
    public IReadOnlyDictionary<string, string> ExtraSpecs => Gpu
        ? new Dictionary<string, string> { ["mcs:gpu"] = "a100", ["pci_passthrough:alias"] = "a100:1", ["mcs:zones"] = string.Join(',', Zones ?? []) }
        : new Dictionary<string, string> { ["mcs:cpu_generation"] = Family == "STD3" ? "icelake-v1" : "cascadelake-v1" };

    public bool IsIn(string zone) => Zones is null || Zones.Contains(zone);
}
