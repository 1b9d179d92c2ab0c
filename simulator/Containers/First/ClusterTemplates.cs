using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>The templates there are, the newest first, and which of them follow each other.</summary>
internal sealed class ClusterTemplates(IReadOnlyList<ClusterTemplate> all)
{
    /// <summary>
    /// Patch levels, their release in the service and the end of their support. Dates before 1.20 and those of 1.33.1 are ours;
    /// so is the patch level of 1.16, which is there because it cannot be upgraded (UPG-5).
    /// </summary>
    private static readonly (int Minor, int Patch, string Released, string Ends)[] Released =
    [
        (34, 2, "2026-02-10", "2026-11-10"),
        (33, 3, "2025-10-20", "2026-12-20"),
        (33, 1, "2025-09-20", "2025-10-20"),
        (32, 1, "2025-05-28", "2026-07-28"),
        (31, 4, "2025-02-17", "2026-04-17"),
        (30, 5, "2024-12-10", "2026-02-10"),
        (29, 7, "2024-08-30", "2025-10-30"),
        (28, 9, "2024-06-30", "2025-08-30"),
        (27, 6, "2023-12-11", "2025-02-11"),
        (26, 5, "2023-08-14", "2024-10-17"),
        (25, 1, "2023-06-14", "2024-08-14"),
        (24, 9, "2023-03-06", "2024-05-06"),
        (23, 6, "2022-08-15", "2023-10-15"),
        (22, 6, "2022-02-18", "2023-04-18"),
        (21, 4, "2021-10-12", "2022-12-12"),
        (20, 4, "2021-03-01", "2022-05-01"),
        (19, 4, "2020-12-01", "2022-02-01"),
        (18, 12, "2020-08-01", "2021-10-01"),
        (17, 8, "2020-04-01", "2021-06-01"),
        (16, 4, "2020-01-01", "2021-03-01"),
    ];

    /// <summary>One for each version of the rule book (section 8).</summary>
    public static ClusterTemplates Default { get; } = Of([.. Preloaded.Versions.Select(version => KubernetesVersion.Parse(version)!)]);

    public IReadOnlyList<ClusterTemplate> All { get; } = all;

    /// <summary>Those of the rule book, of which the given versions are offered, and one for each version beside them.</summary>
    public static ClusterTemplates Of(IReadOnlyList<KubernetesVersion> offered)
    {
        ClusterTemplate[] known = [.. Released.Select(known => Make(known, offered))];
        var more = offered.Where(version => !known.Any(template => template.Version == version)).Select(version => new ClusterTemplate(
            string.Create(CultureInfo.InvariantCulture, $"c1000000-0000-4000-8000-{version.Minor:D8}{version.Patch:D4}"),
            version,
            version.ToString()[1..],
            Preloaded.CreatedAt,
            DeprecatedAt: null));
        return new([.. more.Concat(known).OrderByDescending(template => template.Version)]);
    }

    public ClusterTemplate? Find(string? uuid) => All.FirstOrDefault(template => template.Uuid == uuid);

    /// <summary>T2: by UUID, by name, or by version, where <c>1.33</c> is the newest patch of it.</summary>
    public ClusterTemplate? FindByIdent(string ident) => All.FirstOrDefault(template =>
        template.Uuid == ident
        || template.Name == ident
        || template.ShownVersion == ident
        || template.FullVersion == ident
        || template.Version.ToString() == ident);

    /// <summary>UPG-3: what a cluster of this template can be upgraded to.</summary>
    public IEnumerable<ClusterTemplate> TargetsOf(KubernetesVersion from) =>
        All.Where(to => ClusterRules.Path(from, to.Version) is null);

    /// <summary>The template as the service shows it (vk-cloud-api.md section 2.8).</summary>
    public static JsonObject Show(ClusterTemplate template, string baseUrl) => new()
    {
        ["uuid"] = template.Uuid,
        ["name"] = template.Name,
        ["version"] = template.ShownVersion,
        ["project_id"] = Preloaded.ServiceProjectId,
        ["user_id"] = Preloaded.ServiceProjectId,
        ["coe"] = "kubernetes",
        ["cluster_distro"] = template.Environment.Distro,
        ["server_type"] = "vm",
        ["image_id"] = template.Uuid,
        ["keypair_id"] = null,
        ["flavor_id"] = ClusterTemplate.DefaultFlavorId,
        ["master_flavor_id"] = ClusterTemplate.DefaultFlavorId,
        ["external_network_id"] = null,
        ["fixed_network"] = null,
        ["fixed_subnet"] = null,
        ["network_driver"] = "calico",
        ["volume_driver"] = "cinder",
        ["docker_storage_driver"] = "overlay2",
        ["docker_volume_size"] = null,
        ["dns_nameserver"] = "8.8.8.8",
        ["http_proxy"] = null,
        ["https_proxy"] = null,
        ["no_proxy"] = null,
        ["insecure_registry"] = null,
        ["apiserver_port"] = 6443,
        ["floating_ip_enabled"] = true,
        ["master_lb_enabled"] = true,
        ["public"] = true,
        ["registry_enabled"] = false,
        ["tls_disabled"] = false,
        ["is_deprecated"] = template.DeprecatedAt is not null,
        ["labels"] = Json.NodeOf(template.Labels),
        ["links"] = new JsonArray(new JsonObject { ["href"] = $"{baseUrl}/clustertemplates/{template.Uuid}", ["rel"] = "self" }),
        ["created_at"] = template.CreatedAt,
        ["updated_at"] = null,
        ["deprecated_at"] = template.DeprecatedAt,
    };

    private static ClusterTemplate Make((int Minor, int Patch, string Released, string Ends) known, IReadOnlyList<KubernetesVersion> offered)
    {
        var version = new KubernetesVersion(1, known.Minor, known.Patch);
        var newest = Released.Where(other => other.Minor == known.Minor).Max(other => other.Patch) == known.Patch;
        return new ClusterTemplate(
            string.Create(CultureInfo.InvariantCulture, $"c1000000-0000-4000-8000-{known.Minor:D8}{known.Patch:D4}"),
            version,
            newest ? string.Create(CultureInfo.InvariantCulture, $"1.{known.Minor}") : version.ToString()[1..],
            $"{known.Released}T00:00:00Z",
            // Offered and supported are two lists (rules section 8).
            offered.Contains(version) ? null : $"{known.Ends}T00:00:00Z");
    }
}

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
