namespace Vkcc;

/// <summary>What may stand in <c>resource "vkcc_cluster"</c>. The descriptions are the practitioner's documentation.</summary>
internal static class ClusterSchema
{
    /// <summary>How long operations may take when the practitioner does not say.</summary>
    public static readonly OperationTimeouts Timeouts =
        new(Create: TimeSpan.FromMinutes(60), Update: TimeSpan.FromMinutes(60), Delete: TimeSpan.FromMinutes(30));

    public const string DefaultPodsCidr = "10.100.0.0/16";

    public const string Calico = "calico";

    public const string Cilium = "cilium";

    public static Schema Declare() => new()
    {
        Description =
            """
            A managed Kubernetes cluster of VK Cloud's service Cloud Containers: its control plane. Workers come with `vkcc_node_group`. Creating a cluster
            takes 10 to 20 minutes.

            The control plane works while a majority of masters is healthy: 1 of 1, 2 of 3, 3 of 5. Below that the Kubernetes API accepts no changes; pods
            that already run keep running, but nothing is rescheduled or scaled. A `standard` cluster has all masters in one zone and does not survive its
            loss. A `regional` (fault-tolerant) cluster spreads 3 or 5 masters over three zones and survives the loss of any one of them. The plan shows which
            of this a configuration gives, in `master_placement` and `fault_tolerance`.

            The masters' number, zones and network cannot change on a living cluster: such a change replaces the cluster, its node groups and their workload.
            `deletion_protection` makes such a plan fail.
            """,
        Attributes =
        [
            new("name", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Description =
                    """
                    Name of the cluster, unique in the project: 3 to 24 characters out of `a-z`, `0-9` and single hyphens, beginning with a letter and ending
                    with a letter or digit. Existing clusters may have 25 characters, and first-generation ones any number, also capital letters, `_` and `.`.
                    Exactly one of `name` and `name_prefix` must be given.
                    """,
            },
            new("name_prefix", TfType.String)
            {
                Mode = AttributeMode.Optional,
                LocalOnly = true,
                Description =
                    """
                    Beginning of the name: 1 to 16 characters; the provider adds eight letters and digits. Use it in place of `name` with
                    `create_before_destroy`: the cluster that replaces another then has a name of its own, and both exist until the old one goes. A cluster
                    whose name begins with it already is kept; any other prefix replaces the cluster.
                    """,
            },
            new("generation", TfType.Number)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Default = TfNumber.Of(2),
                Validators = [Check.WholeNumber],
                Description =
                    """
                    Generation of the service: `2`, whose machines are operated by the platform, or `1`, whose machines live in the project. A cluster cannot
                    move from one to the other: create a new one and move the workload. New clusters of `1` are open to projects that have had them before, or
                    on request.
                    """,
            },
            new("description", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Default = new TfString(string.Empty),
                SameMeaning = Texts(SameLines),
                Description = "Free text of at most 256 characters. Second generation only, refused on the first. The service cannot change it later.",
            },
            new("version", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                KeepsPrior = true,
                SameMeaning = Texts((left, right) => KubernetesVersion.SameMeaning(left.TrimStart('v'), right.TrimStart('v'))),
                Description =
                    """
                    Kubernetes version, `1.34.2` or `v1.34.2`; both mean the same. A higher version upgrades the cluster in place: masters one after another,
                    then the node groups in waves of `max_unavailable_percent`. Versions go up only, by patches or by one minor version at a time;
                    `data.vkcc_kubernetes_versions` lists those that are offered. Required on the second generation. On the first it is the version of a
                    cluster template, such as `1.34` or in full, and may be left out when `cluster_template_id` is given.
                    """,
            },
            new("cluster_template_id", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                KeepsPrior = true,
                Validators = [Check.NotEmpty],
                Description =
                    """
                    Id of the cluster template that gives the version. First generation only; null on the second. Default: the newest template that is offered
                    for `version`. A template of a higher version upgrades the cluster in place. `data.vkcc_cluster_templates` lists them.
                    """,
            },
            new("cluster_type", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Description =
                    """
                    `standard`: all masters in one zone. `regional` (fault-tolerant): masters spread over three zones.
                    """,
            },
            new("master_count", TfType.Number)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Check.WholeNumber],
                Description =
                    """
                    Number of masters: 1, 3 or 5 for a `standard` cluster, 3 or 5 for a `regional` one. Masters can be resized but not added or taken away.
                    """,
            },
            new("availability_zones", TfType.Set(TfType.String))
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Checks.NoEmptyElements],
                Description =
                    """
                    Zones of the masters: exactly one for `standard`, exactly three for `regional`, in capital letters as the region names them (`MS1`, `ME1`,
                    `PA2`, …). Order does not matter. `data.vkcc_availability_zones` lists them. Each node group names its own zone.
                    """,
            },
            new("master_flavor", TfType.String)
            {
                Mode = AttributeMode.Required,
                Validators = [Check.NotEmpty],
                Description =
                    """
                    Flavor of the masters, by name (`STD3-2-6`) or id. Changing the value resizes the masters to it in place, one after another, up or down; a
                    single master's Kubernetes API is away meanwhile. A value that does not change is a floor: the platform grows masters under load by itself,
                    and anything with at least the vCPUs and RAM of this flavor satisfies it. What runs is shown in `master_flavor_actual`. Masters smaller than
                    the floor are drift.
                    """,
            },
            Computed.Text("master_flavor_actual", "Flavor that the masters run on now, as name or id in the form of `master_flavor`."),
            new("network_id", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Check.NotEmpty],
                Description =
                    """
                    Id of the network of the nodes. On the second generation it must be on SDN Sprut; on the first it may be on SDN Neutron as well, except in
                    zone `PA2`. A cluster never moves from one SDN to the other.
                    """,
            },
            new("subnet_id", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Check.NotEmpty],
                Description =
                    """
                    Id of the nodes' subnet, which belongs to `network_id`. Connect it to a router with an external gateway first: the nodes need access to
                    the internet, and a public IP needs the gateway too.
                    """,
            },
            new("loadbalancer_subnet_id", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                KeepsPrior = true,
                Validators = [Check.NotEmpty],
                Description = "Id of the load balancers' subnet, which belongs to `network_id`. Default: `subnet_id`.",
            },
            new("external_network_id", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                KeepsPrior = true,
                Validators = [Check.NotEmpty],
                Description =
                    """
                    Id of the external network that supplies the floating IP. Required with `public_ip = true` on the second generation; on the first the
                    service chooses one when it is left out.
                    """,
            },
            new("public_ip", TfType.Bool)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Default = TfBool.False,
                Description =
                    """
                    Whether the Kubernetes API gets a floating IP (`public_address`). Without one, the API is reachable from the cluster's subnet only.
                    """,
            },
            new("pods_cidr", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Default = new TfString(DefaultPodsCidr),
                SameMeaning = Texts(Cidr.SameMeaning),
                Description =
                    """
                    Network that pods get their addresses from, an IPv4 CIDR. It must not overlap the subnets of the cluster's network, nor the service
                    range `10.254.0.0/16`.
                    """,
            },
            new("network_plugin", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Default = new TfString(Calico),
                Validators = [Check.OneOf(Calico, Cilium)],
                Description = "Plugin that connects pods: `calico`, or `cilium`, which is for the second generation only and refused on the first.",
            },
            new("api_allowed_cidrs", TfType.Set(TfType.String))
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfSet([]),
                SameMeaning = SameCidrs,
                Validators = [Checks.NoEmptyElements],
                Description =
                    """
                    Networks that may reach the Kubernetes API, as CIDRs without host bits (`10.0.0.0/24`, and `203.0.113.7/32` for one address). Without any,
                    all may. Second generation only; on the first leave it out, and keep the API off the internet with `public_ip = false`.
                    """,
            },
            new("insecure_registries", TfType.Set(TfType.String))
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfSet([]),
                RequiresReplace = true,
                Validators = [Checks.NoEmptyElements],
                Description =
                    """
                    Container registries that nodes trust without a valid certificate: `host`, `host:port` or an IP address, on the second generation also
                    `*.domain` and `host/path`.
                    """,
            },
            new("labels", TfType.Map(TfType.String))
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfMap(ValueMap<TfValue>.Empty),
                Description =
                    """
                    Labels of the cluster. On the second generation free text, keys and values of at most 63 characters. On the first they set options of the
                    service: `master_volume_size` (GB, 50 when left out), `etcd_volume_size` (GB, 10), `cluster_node_volume_type` (`ceph-ssd` or `high-iops`),
                    `cloud_monitoring` (`true` or `false`; off when left out, while the second generation is always monitored), `clean_volumes` (`true`
                    removes the volumes of pods with the cluster), `kube_log_level` (0 to 8). All but `clean_volumes` take effect only when nodes are created
                    anew, for example by an upgrade. Labels that the template or the platform sets are not shown.
                    """,
            },
            new("keypair", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfString(string.Empty),
                RequiresReplace = true,
                Description = "Name of the SSH key pair of the nodes. First generation only. Refused on the second, where nobody logs in to the machines.",
            },
            new("dns_domain", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfString(string.Empty),
                RequiresReplace = true,
                Description = "DNS domain of the cluster. First generation only, refused on the second, where it cannot be chosen.",
            },
            new("security_policy_sync", TfType.Bool)
            {
                Mode = AttributeMode.OptionalComputed,
                KeepsPrior = true,
                Description =
                    """
                    Whether the platform restores deleted objects of enabled security policies. First generation only, off when left out. On the second it is
                    always on: the argument is refused, and the attribute is null.
                    """,
            },
            new("power_state", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                KeepsPrior = true,
                Description =
                    """
                    `running` or `stopped`. First generation only. When left out, the cluster stays as it is. A new cluster starts running, so `stopped` is
                    for a later apply. A stopped cluster and its node groups accept no change but the start; `running` may come together with other changes,
                    which follow the start. There is no public call that stops a second-generation cluster: the argument is refused, and the attribute is
                    null; scale node groups down instead.
                    """,
            },
            new("deletion_protection", TfType.Bool)
            {
                Mode = AttributeMode.OptionalComputed,
                Default = TfBool.False,
                LocalOnly = true,
                Description =
                    """
                    `true` makes every plan fail that would destroy or replace the cluster, whatever asks for it: the configuration, `-replace`,
                    `replace_triggered_by`, a taint. (Terraform does not tell a plan of a tainted cluster which it is; when its `name` changes in the same plan,
                    only the destruction itself is refused.) Known to Terraform only, not to the cloud. What counts is the value in state: to destroy a
                    protected cluster, apply `false` first. A cluster whose creation fails is not protected.
                    """,
            },
            Timeouts.ToAttribute(),
            Computed.Text("id", "Id given by the cloud: 27 letters and digits on the second generation, a UUID on the first. Import takes it.") with
            {
                KeepsPrior = true,
            },
            Computed.Text(
                "uuid",
                "Second id of the cluster, a UUID; on the first generation the same as `id`. "
                    + "On the second the provider chooses it before it creates the cluster, so that it finds the cluster again when the answer is lost.") with
            {
                KeepsPrior = true,
            },
            Computed.Text("project_id", "Id of the project that the cluster belongs to.") with { KeepsPrior = true },
            Computed.Text("region", "Region of the cluster: that of the provider.") with { KeepsPrior = true },
            Computed.Text(
                "status",
                "What the cluster is doing: `PROVISIONING`, `RUNNING`, `RECONCILING`, `DELETING`, `ERROR`, `SHUTOFF` (first generation: stopped), "
                    + "or another word of the service."),
            Computed.Text("created_at", "When the cluster was created, in the service's own notation.") with { KeepsPrior = true },
            Computed.Text("api_address", "URL of the Kubernetes API.") with { KeepsPrior = true },
            Computed.Text("public_address", "Floating IP of the Kubernetes API; null without `public_ip`.") with { KeepsPrior = true },
            Computed.Text("private_address", "Address of the Kubernetes API inside the network.") with { KeepsPrior = true },
            MovedZones.Attribute("availability_zones"),
            Computed.Of(
                "master_placement",
                TfType.Map(TfType.Number),
                """
                Number of masters in each zone. Known in the plan. The service does not document which of three zones gets only one of five masters; the
                provider shows an even spread in the order of the zones' names.
                """),
            Computed.Object(
                "fault_tolerance",
                "What the control plane survives. Known in the plan.",
                Computed.Number("quorum", "Masters that must be healthy: 1 of 1, 2 of 3, 3 of 5."),
                Computed.Number("masters_may_fail", "Masters that may fail at once."),
                Computed.Flag("survives_zone_loss", "Whether the control plane survives the loss of any one zone.")),
        ],
    };

    /// <summary>A configuration that was checked out on Windows ends its lines with CRLF.</summary>
    public static bool SameLines(string left, string right) => Lines(left) == Lines(right);

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static Func<TfValue, TfValue, bool> Texts(Func<string, string, bool> haveSameMeaning) =>
        (config, prior) => config is TfString left && prior is TfString right && haveSameMeaning(left.Text, right.Text);

    private static bool SameCidrs(TfValue config, TfValue prior) => Networks(config) is { } left && Networks(prior) is { } right && left.SetEquals(right);

    private static HashSet<string>? Networks(TfValue value) =>
        value is TfSet set && set.Elements.All(e => e is TfString) ? [.. set.Elements.Select(e => Cidr.Canonical(((TfString)e).Text))] : null;
}
