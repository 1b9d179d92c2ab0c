namespace VkCloud.ManagedK8s;

/// <summary>The status word of a second-generation cluster; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
public readonly record struct ClusterStatus(string Word)
{
    public static ClusterStatus Provisioning { get; } = new("PROVISIONING");

    public static ClusterStatus Running { get; } = new("RUNNING");

    public static ClusterStatus Reconciling { get; } = new("RECONCILING");

    public static ClusterStatus Deleting { get; } = new("DELETING");

    [Inferred("Clusters fail with the word that add-ons of the same service use.")]
    public static ClusterStatus Error { get; } = new("ERROR");

    public bool IsKnown => this == Provisioning || this == Running || this == Reconciling || this == Deleting || this == Error;

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}
