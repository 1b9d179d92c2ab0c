namespace Vkcc.Simulator;

/// <summary>What a first-generation cluster is made from: a Kubernetes version and all that came with it.</summary>
/// <param name="ShownVersion">As the service writes it: <c>1.33</c>, and in full for a patch that a later one has replaced.</param>
/// <param name="DeprecatedAt">Null while it is offered.</param>
internal sealed record ClusterTemplate(string Uuid, KubernetesVersion Version, string ShownVersion, string CreatedAt, string? DeprecatedAt)
{
    public const string DefaultFlavorId = "d2000000-0000-4000-8000-000000020006";

    public string Name => $"kubernetes-{FullVersion}";

    public string FullVersion => Version.ToString()[1..];

    public KubernetesEnvironment Environment => KubernetesEnvironment.Of(Version);

    /// <summary>What a cluster gets unless it asks for something else (vk-cloud-api.md section 2.2); the names that tell of the environment are ours.</summary>
    public Dictionary<string, string> Labels => LabelsOf(Version);

    public static Dictionary<string, string> LabelsOf(KubernetesVersion version)
    {
        var environment = KubernetesEnvironment.Of(version);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["calico_ipv4pool"] = "10.100.0.0/16",
            ["clean_volumes"] = "false",
            ["cloud_monitoring"] = "false",
            ["cluster_node_volume_type"] = "ceph-ssd",
            ["container_runtime"] = environment.Runtime,
            ["etcd_volume_size"] = "10",
            ["gatekeeper_enabled"] = Text(environment.Gatekeeper),
            ["iam_roles_enabled"] = Text(environment.SingleSignOn),
            ["kube_log_level"] = "0",
            ["kube_tag"] = version.ToString(),
            ["limit_range_enabled"] = Text(environment.LimitRange),
            ["master_autoresize_enabled"] = Text(environment.MasterAutoresize),
            ["master_volume_size"] = "50",
        };
        foreach (var (name, tag) in environment.Components)
        {
            labels[name] = tag;
        }

        return labels;
    }

    private static string Text(bool value) => value ? "true" : "false";
}
