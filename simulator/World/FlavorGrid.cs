namespace Vkcc.Simulator;

/// <summary>The flavors there are, and how the platform grows masters along them (MST-5).</summary>
internal static class FlavorGrid
{
    /// <summary>vCPUs and GB of RAM that the families STD2 and STD3 come in.</summary>
    private static readonly (int Vcpus, int RamGb)[] Sizes =
    [
        (1, 1), (1, 2), (1, 4),
        (2, 2), (2, 4), (2, 6), (2, 8), (2, 16),
        (4, 4), (4, 6), (4, 8), (4, 12), (4, 16), (4, 32),
        (6, 6), (6, 8), (6, 12), (6, 16), (6, 24),
        (8, 8), (8, 12), (8, 16), (8, 20), (8, 24), (8, 32),
        (10, 12), (10, 16), (10, 20), (10, 32), (10, 36),
        (12, 12), (12, 16), (12, 20), (12, 24), (12, 36), (12, 48),
        (14, 24), (14, 36), (14, 48),
        (16, 16), (16, 20), (16, 24), (16, 32), (16, 36), (16, 48), (16, 64),
    ];

    /// <summary>Steps of RAM in GB that vertical growth takes (MST-5).</summary>
    private static readonly int[] RamSteps = [6, 8, 12, 16, 20, 24, 32, 36, 48];

    public static IReadOnlyList<Flavor> All { get; } =
    [
        .. Family("STD2", "d2000000"),
        .. Family("STD3", "d3000000"),
        // An older line that still runs, and a GPU flavor of one zone: both to be tried and refused where they must be.
        new Flavor("d1000000-0000-4000-8000-000000020008", "Standard", 2, 8),
        new Flavor("d1000000-0000-4000-8000-000000060012", "Standard", 6, 12),
        new Flavor("e0000000-0000-4000-8000-000000160064", "GPU-A100", 16, 64, Gpu: true, Zones: ["MS1"]),
    ];

    public static Flavor? Find(string? id) => All.FirstOrDefault(flavor => flavor.Id == id);

    /// <summary>Two more cores, RAM raised only when the grid forces it; null at the top of the family.</summary>
    public static Flavor? AfterCpuPressure(Flavor current) => Smallest(
        current.Family,
        flavor => flavor.Vcpus >= current.Vcpus + 2 && flavor.RamGb >= current.RamGb,
        flavor => (flavor.Vcpus, flavor.RamGb));

    /// <summary>The next step of RAM, cores raised only when the grid forces it; null at the top of the family.</summary>
    public static Flavor? AfterRamPressure(Flavor current) => Smallest(
        current.Family,
        flavor => flavor.RamGb > current.RamGb && RamSteps.Contains(flavor.RamGb) && flavor.Vcpus >= current.Vcpus && IsNextStep(current, flavor),
        flavor => (flavor.RamGb, flavor.Vcpus));

    // The vendor's example STD2-2-8 -> STD2-4-12: the step counts, not the first size that keeps the cores.
    private static bool IsNextStep(Flavor current, Flavor next) => next.RamGb == RamSteps.FirstOrDefault(step => step > current.RamGb);

    private static Flavor? Smallest(string family, Func<Flavor, bool> fits, Func<Flavor, (int, int)> order) =>
        All.Where(flavor => flavor.Family == family && !flavor.Gpu && fits(flavor)).MinBy(order);

    private static IEnumerable<Flavor> Family(string name, string idPrefix) =>
        Sizes.Select(size => new Flavor($"{idPrefix}-0000-4000-8000-{size.Vcpus:D8}{size.RamGb:D4}", name, size.Vcpus, size.RamGb));
}

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
