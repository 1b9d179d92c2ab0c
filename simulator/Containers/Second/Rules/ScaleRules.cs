namespace Vkcc.Simulator.Second;

/// <summary>Sizes of node groups (NG-1, NG-2, AS-1, AS-2, UPG-7, NG-4).</summary>
internal static class ScaleRules
{
    private const int MaxNodes = 500;

    /// <summary>AS-1: exactly one kind of scale.</summary>
    public static Refusal? Kind(ScaleSpec? scale) => (scale?.FixedScale is null) == (scale?.AutoScale is null)
        ? Refusal.Invalid("scale_spec needs exactly one of fixed_scale and auto_scale.")
        : null;

    /// <summary>NG-1 and NG-2: 0 to 500 nodes in this generation.</summary>
    public static Refusal? Size(ScaleSpec? scale) => scale switch
    {
        { FixedScale: { Size: < 0 or > MaxNodes } given } => Refusal.Invalid($"A node group holds 0 to {MaxNodes} nodes, got {given.Size}."),
        { AutoScale: { } given } when given.MinSize is < 0 or > MaxNodes || given.MaxSize is < 0 or > MaxNodes =>
            Refusal.Invalid($"A node group holds 0 to {MaxNodes} nodes, got min_size {given.MinSize} and max_size {given.MaxSize}."),
        _ => null,
    };

    /// <summary>AS-2 and AS-5: min, size and max in this order.</summary>
    public static Refusal? Limits(ScaleSpec? scale) => scale?.AutoScale switch
    {
        { } given when given.MinSize > given.MaxSize => Refusal.Invalid($"min_size ({given.MinSize}) is greater than max_size ({given.MaxSize})."),
        { } given when given.Size < given.MinSize || given.Size > given.MaxSize =>
            Refusal.Invalid($"size ({given.Size}) is outside min_size ({given.MinSize}) to max_size ({given.MaxSize})."),
        _ => null,
    };

    /// <summary>UPG-7.</summary>
    public static Refusal? UpgradeChunk(int percent) => percent is >= 1 and <= 100
        ? null
        : Refusal.Invalid($"parallel_upgrade_chunk is a percentage from 1 to 100, got {percent}.");

    /// <summary>NG-4.</summary>
    public static Refusal? OneZone(IReadOnlyList<string?>? zones) => zones is [{ Length: > 0 }]
        ? null
        : Refusal.Invalid($"A node group is placed in exactly one zone, got {zones?.Count ?? 0}.");
}
