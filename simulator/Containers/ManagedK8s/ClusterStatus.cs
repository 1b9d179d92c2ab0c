namespace Vkcc.Simulator;

/// <summary>Statuses of a second-generation cluster (vk-cloud-api.md section 3.4).</summary>
internal static class ClusterStatus
{
    public const string Provisioning = "PROVISIONING";
    public const string Running = "RUNNING";
    public const string Reconciling = "RECONCILING";
    public const string Deleting = "DELETING";

    /// <summary>Inferred: the service's documents name no error status.</summary>
    public const string Error = "ERROR";

    /// <summary>Something goes on that has to end first.</summary>
    public static readonly string[] Busy = [Provisioning, Reconciling, Deleting];
}
