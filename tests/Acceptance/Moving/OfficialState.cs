using System.Text;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>A state as VK Cloud's own provider leaves it, for objects of the simulated cloud; written from its schemas (API reference section 4), not from our
/// mapping.</summary>
internal static class OfficialState
{
    /// <summary>Stands wherever the official provider keeps something secret: it must be found nowhere afterwards.</summary>
    public const string Secret = "official-secret-9f3a";

    /// <param name="instances">Type, name and attributes of each resource.</param>
    /// <param name="schemaVersion">Of all of them.</param>
    public static string Of(IEnumerable<(string Type, string Name, JsonObject Attributes)> instances, int schemaVersion = 0) => new JsonObject
    {
        ["version"] = 4,
        ["terraform_version"] = "1.11.4",
        ["serial"] = 7,
        ["lineage"] = "0b5c2f0e-3c5c-4a59-8d0a-6f6d7c1d2e3f",
        ["outputs"] = new JsonObject(),
        ["resources"] = new JsonArray([.. instances.Select(instance => Resource(instance, schemaVersion))]),
    }.ToJsonString();

    /// <summary>A state of ours whose add-ons the official provider still has.</summary>
    /// <param name="clusterId">Of the only cluster.</param>
    /// <param name="addons">The cloud's objects.</param>
    public static string WithAddons(string state, string clusterId, IEnumerable<JsonNode> addons)
    {
        var whole = JsonNode.Parse(state)!.AsObject();
        whole["resources"] = new JsonArray(
        [
            .. whole["resources"]!.AsArray().Where(resource => (string?)resource!["type"] != "vkcc_addon").Select(Copy),
            .. addons.Select(addon => Guid.TryParse(clusterId, out _) ? FirstAddon(addon, clusterId) : SecondAddon(addon, clusterId))
                .Select(instance => Resource(instance, schemaVersion: 0)),
        ]);
        return whole.ToJsonString();
    }

    /// <summary>A <c>vkcs_kubernetes_cluster_v2</c>.</summary>
    /// <param name="cluster">The cloud's object.</param>
    public static JsonObject Cluster(JsonObject cluster) => new()
    {
        ["api_address"] = Copy(cluster["api_address"]),
        ["api_lb_fip"] = "",
        ["api_lb_vip"] = Copy(cluster["api_lb_vip"]) ?? "",
        ["availability_zones"] = new JsonArray("MS1"),
        ["cluster_type"] = "standard",
        ["created_at"] = Copy(cluster["created_at"]),
        ["description"] = "",
        ["external_network_id"] = "",
        ["id"] = Copy(cluster["id"]),
        ["insecure_registries"] = new JsonArray("registry.example.com:5000"),
        ["k8s_config"] = $"apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user:\n    token: {Secret}\n",
        ["labels"] = new JsonObject { ["team"] = "shop" },
        ["loadbalancer_allowed_cidrs"] = null,
        ["loadbalancer_subnet_id"] = "20000000-0000-4000-8000-000000000001",
        ["master_count"] = 1,
        ["master_disks"] = new JsonArray(new JsonObject { ["size"] = 20, ["type"] = "ceph-ssd" }),
        ["master_flavor"] = Copy(cluster["master"]!["vm_engine"]!["nova_engine"]!["flavor_id"]),
        ["name"] = "story",
        ["network_id"] = "10000000-0000-4000-8000-000000000001",
        ["network_plugin"] = "calico",
        ["node_groups"] = new JsonArray(),
        ["pods_ipv4_cidr"] = "10.100.0.0/16",
        ["project_id"] = Copy(cluster["project_id"]),
        ["public_ip"] = false,
        ["region"] = "RegionOne",
        ["status"] = "RUNNING",
        ["subnet_id"] = "20000000-0000-4000-8000-000000000001",
        ["timeouts"] = null,
        ["uuid"] = Copy(cluster["uuid"]),
        ["version"] = "v1.33.3",
    };

    /// <summary>A <c>vkcs_kubernetes_node_group_v2</c> of fixed size.</summary>
    public static JsonObject Fixed(JsonObject group, string clusterId) => NodeGroup(group, clusterId, "fixed", chunk: 25, new JsonObject
    {
        ["scale_type"] = "fixed_scale",
        ["fixed_scale_node_count"] = 2,
        ["labels"] = new JsonObject { ["role"] = "web" },
        ["taints"] = new JsonArray(new JsonObject { ["effect"] = "NoSchedule", ["key"] = "dedicated", ["value"] = "web" }),
    });

    /// <summary>A <c>vkcs_kubernetes_node_group_v2</c> under the autoscaler.</summary>
    public static JsonObject Scaled(JsonObject group, string clusterId) => NodeGroup(group, clusterId, "scaled", chunk: 30, new JsonObject
    {
        ["scale_type"] = "auto_scale",
        ["auto_scale_min_size"] = 1,
        ["auto_scale_max_size"] = 4,
        ["auto_scale_node_count"] = 1,
    });

    /// <summary>A <c>vkcs_kubernetes_cluster</c> of the first generation.</summary>
    public static JsonObject FirstCluster(JsonObject cluster) => new()
    {
        ["all_labels"] = new JsonObject { ["cloud_monitoring"] = "true", ["team"] = "platform", ["internal"] = Secret },
        ["api_address"] = Copy(cluster["api_address"]),
        ["api_lb_fip"] = Copy(cluster["api_lb_fip"]),
        ["api_lb_vip"] = Copy(cluster["api_lb_vip"]),
        ["availability_zone"] = "MS1",
        ["availability_zones"] = new JsonArray(),
        ["cluster_template_id"] = Copy(cluster["cluster_template_id"]),
        ["cluster_type"] = "standard",
        ["created_at"] = Copy(cluster["created_at"]),
        ["dns_domain"] = "",
        ["external_network_id"] = "",
        ["floating_ip_enabled"] = false,
        ["id"] = Copy(cluster["uuid"]),
        ["ingress_floating_ip"] = "",
        ["insecure_registries"] = new JsonArray(),
        ["k8s_config"] = $"users:\n- user:\n    token: {Secret}\n",
        ["keypair"] = "",
        ["labels"] = new JsonObject { ["cloud_monitoring"] = "true", ["team"] = "platform" },
        ["loadbalancer_subnet_id"] = Copy(cluster["loadbalancer_subnet_id"]) ?? "",
        ["master_addresses"] = new JsonArray("10.0.0.3"),
        ["master_count"] = 1,
        ["master_flavor"] = Copy(cluster["master_flavor_id"]),
        ["name"] = "story",
        ["network_id"] = "10000000-0000-4000-8000-000000000001",
        ["pods_network_cidr"] = Copy(cluster["pods_network_cidr"]),
        ["project_id"] = "",
        ["region"] = "RegionOne",
        ["registry_auth_password"] = Secret,
        ["stack_id"] = "",
        ["status"] = "RUNNING",
        ["subnet_id"] = "20000000-0000-4000-8000-000000000001",
        ["sync_security_policy"] = false,
        ["timeouts"] = null,
        ["updated_at"] = Copy(cluster["updated_at"]),
        ["user_id"] = "",
    };

    /// <summary>A <c>vkcs_kubernetes_node_group</c> of the first generation.</summary>
    public static JsonObject FirstNodeGroup(JsonObject group, string clusterId) => new()
    {
        ["autoscaling_enabled"] = false,
        ["availability_zones"] = new JsonArray("MS1"),
        ["cluster_id"] = clusterId,
        ["created_at"] = Copy(group["created_at"]),
        ["flavor_id"] = Copy(group["flavor_id"]),
        ["id"] = Copy(group["uuid"]),
        ["labels"] = new JsonArray(new JsonObject { ["key"] = "role", ["value"] = "web" }),
        ["max_node_unavailable"] = 25,
        ["max_nodes"] = Copy(group["max_nodes"]),
        ["min_nodes"] = Copy(group["min_nodes"]),
        ["name"] = "workers",
        ["node_count"] = 2,
        ["state"] = null,
        ["taints"] = new JsonArray(new JsonObject { ["effect"] = "NoSchedule", ["key"] = "dedicated", ["value"] = "web" }),
        ["timeouts"] = new JsonObject { ["create"] = null, ["delete"] = null, ["update"] = null },
        ["updated_at"] = Copy(group["updated_at"]),
        ["uuid"] = null,
        ["volume_size"] = 50,
        ["volume_type"] = "ceph-ssd",
    };

    /// <summary>A <c>vkcs_kubernetes_security_policy_v2</c>, or of the first generation a <c>vkcs_kubernetes_security_policy</c>.</summary>
    /// <param name="policy">The cloud's object.</param>
    public static JsonObject SecurityPolicy(JsonObject policy, string templateId)
    {
        var attributes = new JsonObject
        {
            ["cluster_id"] = Copy(policy["cluster_id"]),
            ["enabled"] = Copy(policy["enabled"]),
            ["id"] = Copy(policy["id"]),
            ["namespace"] = Copy(policy["namespace"]),

            // As somebody wrote it: another spelling than that of jsonencode.
            ["policy_settings"] = ((string)policy["policy_settings"]!).Replace(":", " : ", StringComparison.Ordinal),
            ["region"] = "RegionOne",
            ["security_policy_template_id"] = templateId,
        };
        if ((int)policy["generation"]! == 1)
        {
            attributes["created_at"] = Copy(policy["created_at"]);
            attributes["updated_at"] = Copy(policy["updated_at"]);
        }

        return attributes;
    }

    private static JsonObject NodeGroup(JsonObject group, string clusterId, string name, int chunk, JsonObject own)
    {
        var attributes = new JsonObject
        {
            ["auto_scale_max_size"] = null,
            ["auto_scale_min_size"] = null,
            ["auto_scale_node_count"] = null,
            ["availability_zone"] = "MS1",
            ["cluster_id"] = clusterId,
            ["created_at"] = Copy(group["created_at"]),
            ["disk_size"] = 50,
            ["disk_type"] = "ceph-ssd",
            ["fixed_scale_node_count"] = null,
            ["id"] = Copy(group["id"]),
            ["labels"] = null,
            ["name"] = name,
            ["node_flavor"] = Copy(group["vm_engine"]!["nova_engine"]!["flavor_id"]),
            ["parallel_upgrade_chunk"] = chunk,
            ["region"] = "RegionOne",
            ["taints"] = null,
            ["timeouts"] = null,
            ["uuid"] = Copy(group["uuid"]),
        };
        foreach (var (member, value) in own)
        {
            attributes[member] = Copy(value);
        }

        return attributes;
    }

    /// <summary>A <c>vkcs_kubernetes_addon</c> of the first generation, with the catalogue's own values written out where none were given.</summary>
    private static (string Type, string Name, JsonObject Attributes) FirstAddon(JsonNode addon, string clusterId) =>
        ("vkcs_kubernetes_addon", (string)addon["name"]!, new()
        {
            ["addon_id"] = "ad000000-0000-4000-8000-7bd355303323",
            ["cluster_id"] = clusterId,
            ["configuration_values"] = Encoding.UTF8.GetString(Convert.FromBase64String((string)addon["values"]!)),
            ["id"] = Copy(addon["id"]),
            ["name"] = Copy(addon["release_name"]),
            ["namespace"] = Copy(addon["namespace"]),
            ["region"] = "RegionOne",
            ["timeouts"] = null,
        });

    /// <summary>A <c>vkcs_kubernetes_cluster_addon_v2</c>.</summary>
    private static (string Type, string Name, JsonObject Attributes) SecondAddon(JsonNode addon, string clusterId) =>
        ("vkcs_kubernetes_cluster_addon_v2", (string)addon["name"]!, new()
        {
            ["addon_id"] = "37dGanPq1ZvIz8GL2M2hwDuNb2K",
            ["addon_name"] = Copy(addon["release_name"]),
            ["addon_version_id"] = "37dGapZa8evvoYlshydF27cHiLh",
            ["cluster_id"] = clusterId,
            ["created_at"] = Copy(addon["created_at"]),
            ["id"] = Copy(addon["id"]),
            ["namespace"] = Copy(addon["namespace"]),
            ["region"] = "RegionOne",
            ["status"] = "INSTALLED",
            ["timeouts"] = null,
            ["updated_at"] = Copy(addon["updated_at"]),
            ["values"] = Copy(addon["values"]),
        });

    private static JsonObject Resource((string Type, string Name, JsonObject Attributes) instance, int schemaVersion) => new()
    {
        ["mode"] = "managed",
        ["type"] = instance.Type,
        ["name"] = instance.Name,
        ["provider"] = $"provider[\"{Programs.RegistryHost}/vk-cs/vkcs\"]",
        ["instances"] = new JsonArray(new JsonObject
        {
            ["schema_version"] = schemaVersion,
            ["attributes"] = instance.Attributes,
            ["sensitive_attributes"] = new JsonArray(),

            // {"note":"official-secret-9f3a"}
            ["private"] = "eyJub3RlIjoib2ZmaWNpYWwtc2VjcmV0LTlmM2EifQ==",
        }),
    };

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
