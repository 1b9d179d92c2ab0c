namespace Vkcc.Simulator.First;

/// <summary>What the nodes of a version run (ENV-1 to ENV-7).</summary>
/// <param name="Distro">Operating system, as templates name it.</param>
/// <param name="Runtime"><c>docker</c> or <c>crio</c>.</param>
/// <param name="Components">Label and version of what comes with it; empty where no source tells.</param>
internal sealed record KubernetesEnvironment(
    string Distro,
    string Runtime,
    bool Gatekeeper,
    bool LimitRange,
    bool SingleSignOn,
    bool MasterAutoresize,
    IReadOnlyDictionary<string, string> Components)
{
    public static KubernetesEnvironment Of(KubernetesVersion version)
    {
        var minor = version.Minor;
        return new KubernetesEnvironment(
            // ENV-1 to ENV-5.
            Distro: minor <= 20 ? "centos" : minor == 21 ? "almalinux-8" : "almalinux-9",
            // ENV-2: docker for 1.19 is an assumption of the rule book.
            Runtime: minor <= 19 ? "docker" : "crio",
            Gatekeeper: minor >= 21,
            LimitRange: minor >= 22,
            SingleSignOn: minor >= 23,
            MasterAutoresize: minor >= 27,
            Components: Tags(minor));
    }

    /// <summary>Rules section 8, component versions.</summary>
    private static Dictionary<string, string> Tags(int minor) => minor switch
    {
        >= 33 => Tags("1.12.3", "3.30.2", "3.18.2"),
        32 => Tags("1.11.3", "3.29.1", "3.18.2"),
        31 => Tags("1.11.3", "3.28.0", "3.18.2"),
        29 or 30 => Tags("1.11.1", "3.28.0", "3.16.3"),
        28 => Tags("1.11.1", "3.28.0", "3.14.0"),
        _ => [],
    };

    private static Dictionary<string, string> Tags(string coredns, string calico, string gatekeeper) => new()
    {
        ["calico_tag"] = $"v{calico}",
        ["coredns_tag"] = coredns,
        ["gatekeeper_tag"] = $"v{gatekeeper}",
        ["metrics_server_tag"] = "v0.7.1",
        ["shell_operator_tag"] = "v1.0.9",
    };
}
