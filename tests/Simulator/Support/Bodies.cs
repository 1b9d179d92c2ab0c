using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Requests in the form of vk-cloud-api.md section 3, all of them good; tests change what they are about.</summary>
internal static class Bodies
{
    public const string Small = "d2000000-0000-4000-8000-000000020006";
    public const string Medium = "d2000000-0000-4000-8000-000000040008";
    public const string Gpu = "e0000000-0000-4000-8000-000000160064";
    public const string Network = "10000000-0000-4000-8000-000000000001";
    public const string SpareNetwork = "10000000-0000-4000-8000-000000000002";
    public const string NeutronNetwork = "10000000-0000-4000-8000-000000000003";
    public const string Internet = "10000000-0000-4000-8000-000000000004";
    public const string NodesSubnet = "20000000-0000-4000-8000-000000000001";
    public const string BalancerSubnet = "20000000-0000-4000-8000-000000000002";
    public const string IsolatedSubnet = "20000000-0000-4000-8000-000000000003";
    public const string ClosedSubnet = "20000000-0000-4000-8000-000000000004";

    /// <summary>A regional cluster of three masters, word for word what the official client sends.</summary>
    public static JsonObject Cluster(string name = "my-cluster") => JsonNode.Parse($$$$$"""
        {
          "uuid": "",
          "name": "{{{{{name}}}}}",
          "description": "",
          "version": "v1.33.3",
          "labels": {},
          "master_spec": {"engine": {"nova_engine": {"flavor_id": "{{{{{Small}}}}}"}}, "replicas": 3},
          "deployment_type": {"zonal_deployment": null, "multi_zonal_deployment": {"zones": ["ME1", "MS1", "PA2"]}},
          "network_config": {
            "plugin": {"calico": {"pods_ipv4_cidr": "10.100.0.0/16"}, "cilium": null},
            "engine": {"sprut_engine": {"network_id": "{{{{{Network}}}}}", "subnet_id": "{{{{{NodesSubnet}}}}}", "external_network_id": ""}}
          },
          "load_balancer_config": {
            "octavia_engine": {"loadbalancer_subnet_id": "{{{{{BalancerSubnet}}}}}", "enable_public_ip": false, "allowed_cidrs": []}
          },
          "insecure_registries": []
        }
        """)!.AsObject();

    public static JsonObject NodeGroup(string clusterId, string name = "workers", int size = 3) => JsonNode.Parse($$$$$"""
        {
          "cluster_id": "{{{{{clusterId}}}}}",
          "node_group_spec": {
            "name": "{{{{{name}}}}}",
            "vm_engine": {"nova_engine": {"flavor_id": "{{{{{Small}}}}}"}},
            "zones": ["MS1"],
            "scale_spec": {"fixed_scale": {"size": {{{{{size}}}}}}},
            "labels": {"env": "test"},
            "taints": [{"key": "k", "value": "v", "effect": "NoSchedule"}],
            "parallel_upgrade_chunk": 25,
            "disk_type": {"cinder_volume_type": {"type": "ceph-ssd", "size": 50}}
          }
        }
        """)!.AsObject();

    public static JsonObject Scale(int replicas, string flavor) =>
        JsonNode.Parse($$$$$"""{"master_spec":{"engine":{"nova_engine":{"flavor_id":"{{{{{flavor}}}}}"}},"replicas":{{{{{replicas}}}}}}}""")!.AsObject();

    /// <summary>The body with the member at this path, as in <c>master_spec.replicas</c>, set to this JSON.</summary>
    public static JsonObject With(this JsonObject body, string path, string json)
    {
        var names = path.Split('.');
        JsonNode node = body;
        foreach (var name in names[..^1])
        {
            node = node[name]!;
        }

        node[names[^1]] = JsonNode.Parse(json);
        return body;
    }
}
