namespace Vkcc.Simulator;

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
