namespace Vkcc.Simulator;

/// <summary>Statuses of a cluster: <c>status</c> of the second generation, <c>new_status</c> of the first (vk-cloud-api.md sections 2.3 and 3.4).</summary>
internal static class ClusterStatus
{
    public const string Provisioning = "PROVISIONING";
    public const string Running = "RUNNING";
    public const string Reconciling = "RECONCILING";
    public const string Deleting = "DELETING";

    /// <summary>First generation only; what the second says of a stopped cluster is unknown.</summary>
    public const string Shutoff = "SHUTOFF";

    /// <summary>Inferred for the second generation: its documents name no error status.</summary>
    public const string Error = "ERROR";

    /// <summary>Something goes on that has to end first.</summary>
    public static readonly string[] Busy = [Provisioning, Reconciling, Deleting];
}
