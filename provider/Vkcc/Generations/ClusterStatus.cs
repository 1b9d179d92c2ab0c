namespace Vkcc;

/// <summary>The status word of a cluster of either generation; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
internal readonly record struct ClusterStatus(string Word)
{
    public static ClusterStatus Provisioning { get; } = new("PROVISIONING");

    public static ClusterStatus Running { get; } = new("RUNNING");

    public static ClusterStatus Reconciling { get; } = new("RECONCILING");

    /// <summary>First generation: the only change accepted is a start.</summary>
    public static ClusterStatus Stopped { get; } = new("SHUTOFF");

    public static ClusterStatus Deleting { get; } = new("DELETING");

    /// <summary>First generation: almost gone.</summary>
    public static ClusterStatus Deleted { get; } = new("DELETED");

    public static ClusterStatus Error { get; } = new("ERROR");

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}
