using VkCloud.Compute;

namespace Vkcc;

/// <summary>What pods request, or what there is for that (NODE-1). Pure.</summary>
/// <param name="MilliCpus">Thousandths of a core.</param>
/// <param name="Mi">Mebibytes of memory.</param>
internal readonly record struct PodRoom(long MilliCpus, long Mi)
{
    /// <summary>Memory at which a node begins to put pods out.</summary>
    private const long EvictionMi = 100;

    /// <summary>The platform's own pods on every node: calico, the plug-in of Cinder, haproxy.</summary>
    private static readonly PodRoom Platform = new(100 + 75 + 20, 512 + 96 + 80);

    /// <summary>What a node keeps for itself of its memory, in percent of what lies below each size in MB and above the one before.</summary>
    private static readonly (long UpTo, long Percent)[] KeptMemory = [(4096, 25), (8192, 20), (16384, 10), (131072, 6), (long.MaxValue, 2)];

    /// <summary>What a node of a flavor has for pods, besides what it keeps for itself and what the platform's own take.</summary>
    public static PodRoom OfNode(Flavor flavor)
    {
        var keptMemory = 0L;
        var from = 0L;
        foreach (var (upTo, percent) in KeptMemory)
        {
            keptMemory += Math.Max(0, Math.Min(flavor.RamMb, upTo) - from) * percent;
            from = upTo;
        }

        // In halves of a thousandth: 6 % of the first core, 1 % of the second, 0.5 % of the third and the fourth, 0.25 % of each above.
        var keptCpus = Enumerable.Range(1, (int)Math.Min(flavor.Vcpus, 1024)).Sum(core => core switch { 1 => 120L, 2 => 20, 3 or 4 => 10, _ => 5 });
        return new(
            Math.Max(0, (((flavor.Vcpus * 2000) - keptCpus) / 2) - Platform.MilliCpus),
            Math.Max(0, (((flavor.RamMb * 100) - keptMemory) / 100) - EvictionMi - Platform.Mi));
    }

    public PodRoom Plus(PodRoom other) => new(MilliCpus + other.MilliCpus, Mi + other.Mi);

    public PodRoom Times(long count) => new(MilliCpus * count, Mi * count);

    public bool Holds(PodRoom requests) => MilliCpus >= requests.MilliCpus && Mi >= requests.Mi;

    /// <summary>As messages say it.</summary>
    public override string ToString() => FormattableString.Invariant($"{MilliCpus}m CPU and {Mi} MiB");
}
