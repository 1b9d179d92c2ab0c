namespace Vkcc;

/// <summary>What may stand in <c>data "vkcc_cluster"</c>. Names and types are those of the resource, so that one can take the place of the other.</summary>
internal static class ClusterDataSchema
{
    private static readonly Dictionary<string, string> descriptions = new(StringComparer.Ordinal)
    {
        ["generation"] = "Generation of the service, `2` or `1`.",
        ["description"] = "Free text that the cluster was created with.",
        ["version"] = "Kubernetes version as the service writes it, such as `v1.34.2`; on the first generation that of the cluster template.",
        ["cluster_template_id"] = "Id of the cluster template. First generation only; null on the second.",
        ["cluster_type"] = "`standard`: all masters in one zone; `regional`: masters spread over three.",
        ["master_count"] = "Number of masters: 1, 3 or 5.",
        ["availability_zones"] = "Zones of the masters.",
        ["master_flavor"] = "Flavor that the masters run on now, by name where it is unique and known, else by id. The platform grows masters by itself.",
        ["network_id"] = "Id of the nodes' network.",
        ["subnet_id"] = "Id of the nodes' subnet.",
        ["loadbalancer_subnet_id"] = "Id of the load balancers' subnet.",
        ["external_network_id"] = "Id of the external network that supplies the floating IP.",
        ["public_ip"] = "Whether the Kubernetes API has a floating IP.",
        ["pods_cidr"] = "Network that pods get their addresses from.",
        ["network_plugin"] = "Plugin that connects pods: `calico` or `cilium`.",
        ["api_allowed_cidrs"] = "Networks that may reach the Kubernetes API; null when all may.",
        ["insecure_registries"] = "Container registries that nodes trust without a valid certificate.",
        ["labels"] = "Labels of the cluster.",
        ["keypair"] = "Name of the SSH key pair of the nodes. First generation only.",
        ["dns_domain"] = "DNS domain of the cluster. First generation only.",
        ["security_policy_sync"] = "Whether the platform restores deleted objects of enabled security policies. First generation only.",
        ["power_state"] = "`running` or `stopped`. First generation only.",
        ["project_id"] = "Id of the project that the cluster belongs to.",
        ["region"] = "Region of the cluster: that of the provider.",
        ["status"] = "What the cluster is doing: `PROVISIONING`, `RUNNING`, `RECONCILING`, `DELETING`, `ERROR`, `SHUTOFF` (first generation: stopped), "
            + "or another word of the service.",
        ["created_at"] = "When the cluster was created, in the service's own notation.",
        ["api_address"] = "URL of the Kubernetes API.",
        ["public_address"] = "Floating IP of the Kubernetes API; null without one.",
        ["private_address"] = "Address of the Kubernetes API inside the network.",
        ["master_placement"] = "Number of masters in each zone. The service does not show it, so this is an even spread in the order of the zones' names.",
        ["fault_tolerance"] = "What the control plane survives.",
    };

    public static Schema Declare() => new()
    {
        Description =
            """
            An existing cluster of either generation, found by its `id`, `uuid` or `name`; give exactly one. It is an error when there is no such cluster, or
            when several share the name, whatever their generations. Where the cloud does not let the project see one generation, the only cluster of that name
            in the other is taken, with a warning.
            """,
        Attributes =
        [
            new("id", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Validators = [Check.NotEmpty],
                Description = "Id of the cluster: 27 letters and digits on the second generation, a UUID on the first.",
            },
            new("uuid", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Validators = [Check.NotEmpty],
                Description = "Second id of the cluster, a UUID. On the first generation the same as `id`.",
            },
            new("name", TfType.String) { Mode = AttributeMode.OptionalComputed, Validators = [Check.NotEmpty], Description = "Name of the cluster." },
            .. ClusterSchema.Declare().Attributes
                .Where(a => ClusterDataModel.Shows(a.Name) && a.Name is not ("id" or "uuid" or "name"))
                .Select(a => Computed.Shown(a, descriptions[a.Name])),
            Computed.Objects(
                "node_groups",
                "The cluster's node groups in the order of their names; null when the service does not show them with the cluster.",
                Computed.Text("id", "Id of the group."),
                Computed.Text("name", "Name of the group.")),
        ],
    };
}
