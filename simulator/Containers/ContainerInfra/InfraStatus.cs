namespace Vkcc.Simulator;

/// <summary>Values of <c>new_status</c> (vk-cloud-api.md section 2.3).</summary>
internal static class InfraStatus
{
    public const string Provisioning = "PROVISIONING";
    public const string Running = "RUNNING";
    public const string Reconciling = "RECONCILING";
    public const string Shutoff = "SHUTOFF";
    public const string Deleting = "DELETING";
    public const string Error = "ERROR";
}
