namespace VkCloud.ContainerInfra;

/// <summary>The word of a first-generation cluster's <c>new_status</c>; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
/// <remarks>Stopping and starting go from one word to the other without a word of their own in between (API reference 2.11).</remarks>
public readonly record struct ClusterStatus(string Word)
{
    public static ClusterStatus Provisioning { get; } = new("PROVISIONING");

    public static ClusterStatus Running { get; } = new("RUNNING");

    public static ClusterStatus Reconciling { get; } = new("RECONCILING");

    /// <summary>Stopped: the only change accepted is a start.</summary>
    public static ClusterStatus Shutoff { get; } = new("SHUTOFF");

    public static ClusterStatus Deleting { get; } = new("DELETING");

    public static ClusterStatus Deleted { get; } = new("DELETED");

    public static ClusterStatus Error { get; } = new("ERROR");

    public bool IsKnown =>
        this == Provisioning || this == Running || this == Reconciling || this == Shutoff || this == Deleting || this == Deleted || this == Error;

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}
