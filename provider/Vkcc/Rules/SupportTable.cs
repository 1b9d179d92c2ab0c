namespace Vkcc;

/// <summary>Facts of the service that no call tells, with their source: VK Cloud's documentation, pages "version support" and "az-migration", August
/// 2026.</summary>
internal static class SupportTable
{
    /// <summary>Zones that are being retired (REG-3).</summary>
    public static readonly ValueList<string> RetiringZones = ["GZ1"];

    // VER-4: the table counts, not the fourteen months of which the page speaks as well; 1.34 does not agree with them.
    private static readonly Dictionary<(int Major, int Minor), DateOnly> ends = new()
    {
        [(1, 34)] = new(2026, 11, 10),
        [(1, 33)] = new(2026, 12, 20),
        [(1, 32)] = new(2026, 7, 28),
        [(1, 31)] = new(2026, 4, 17),
        [(1, 30)] = new(2026, 2, 10),
        [(1, 29)] = new(2025, 10, 30),
        [(1, 28)] = new(2025, 8, 30),
        [(1, 27)] = new(2025, 2, 11),
        [(1, 26)] = new(2024, 10, 17),
        [(1, 25)] = new(2024, 8, 14),
        [(1, 24)] = new(2024, 5, 6),
        [(1, 23)] = new(2023, 10, 15),
        [(1, 22)] = new(2023, 4, 18),
        [(1, 21)] = new(2022, 12, 12),
        [(1, 20)] = new(2022, 5, 1),
    };

    /// <summary>The patches that were offered then.</summary>
    private static readonly ValueList<KubernetesVersion> offered = [new(1, 34, 2), new(1, 33, 3), new(1, 32, 1), new(1, 31, 4)];

    /// <summary>When the page was read.</summary>
    public static readonly DateOnly Read = new(2026, 8, 21);

    /// <summary>When support ends; null for versions that the table does not know.</summary>
    public static DateOnly? EndOf(int major, int minor) => ends.TryGetValue((major, minor), out var end) ? end : null;

    /// <summary>The patch of a minor version that was offered then; null when there was none.</summary>
    public static KubernetesVersion? PatchOf(int major, int minor) => VersionRules.NewestOf(major, minor, offered);

    /// <summary>Whether the version came after the table was read; then its support ends after that of all others.</summary>
    public static bool IsNewer(int major, int minor) => (major, minor).CompareTo(ends.Keys.Max()) > 0;
}
