namespace Vkcc.Simulator;

/// <summary>How long things take (rules section 19); the last ones from Scale on are ours, where it is silent.</summary>
internal static class Durations
{
    public static readonly TimeSpan CreateCluster = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan CreateNodeGroup = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan ResizeMaster = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan UpgradeMaster = TimeSpan.FromMinutes(4);
    public static readonly TimeSpan Wave = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan Delete = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan Scale = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan Relabel = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan BuildNetwork = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan WirePort = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan BeginAddon = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan InstallAddon = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan UpdateAddon = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan DeleteAddon = TimeSpan.FromMinutes(1);

    /// <summary>Of the cluster: longer than the add-on, for whose end it stands.</summary>
    public static readonly TimeSpan ChangeAddons = TimeSpan.FromMinutes(2.5);
    public static readonly TimeSpan ChangePolicies = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Power = TimeSpan.FromMinutes(2);
}
