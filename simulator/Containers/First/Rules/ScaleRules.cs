namespace Vkcc.Simulator.First;

/// <summary>Sizes of first-generation node groups (NG-1, NG-2, NG-4, AS-1 to AS-4).</summary>
internal static class ScaleRules
{
    private const int MaxNodes = 500;

    /// <summary>NG-2: at least one node when it is made.</summary>
    public static Refusal? CountAtCreation(int? count) => count is >= 1 and <= MaxNodes
        ? null
        : Refusal.Invalid($"node_count must be 1 to {MaxNodes}, got {count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"}.");

    /// <summary>NG-1: later a group may be empty.</summary>
    public static Refusal? Count(int count) => count is >= 0 and <= MaxNodes
        ? null
        : Refusal.Invalid($"A node group holds 0 to {MaxNodes} nodes, this makes {count}.");

    /// <summary>AS-1 to AS-3: the limits in order, both there when autoscaling is on, and the size between them.</summary>
    public static Refusal? Limits(int count, int? min, int? max, bool autoscaling) =>
        min is < 0 or > MaxNodes || max is < 1 or > MaxNodes
            ? Refusal.Invalid($"min_nodes goes from 0 to {MaxNodes} and max_nodes from 1 to {MaxNodes}, got {min} and {max}.")
        : autoscaling && (min is null || max is null) ? Refusal.Invalid("autoscaling_enabled needs min_nodes and max_nodes.")
        : min > max ? Refusal.Invalid($"min_nodes ({min}) is greater than max_nodes ({max}).")
        : count < min || count > max ? Refusal.Invalid($"node_count {count} is outside min_nodes {min} to max_nodes {max}.")
        : null;

    /// <summary>AS-4.</summary>
    public static Refusal? NotAutoscaled(NodeGroup group) => group.Api.AutoscalingEnabled
        ? Refusal.Invalid($"Autoscaling manages the size of node group {group.Api.Name}; change its limits, or switch it off first.")
        : null;

    /// <summary>NG-4: one zone, or none for the cluster's.</summary>
    public static Refusal? OneZone(IReadOnlyList<string?>? zones) => zones is null or [] or [{ Length: > 0 }]
        ? null
        : Refusal.Invalid($"A node group is placed in exactly one zone, got {zones.Count}.");

    /// <summary>UPG-7.</summary>
    public static Refusal? MaxUnavailable(int? percent) => percent is null or (>= 1 and <= 100)
        ? null
        : Refusal.Invalid($"max_node_unavailable is a percentage from 1 to 100, got {percent}.");
}
