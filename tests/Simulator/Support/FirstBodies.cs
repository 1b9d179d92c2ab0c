using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Requests in the form of vk-cloud-api.md section 2, all of them good; tests change what they are about.</summary>
internal static class FirstBodies
{
    public const string Template133 = "c1000000-0000-4000-8000-000000330003";
    public const string Template134 = "c1000000-0000-4000-8000-000000340002";
    public const string NeutronSubnet = "20000000-0000-4000-8000-000000000005";

    /// <summary>A standard cluster of one master, with the members that the official client sends.</summary>
    public static JsonObject Cluster(string name = "first-cluster", string template = Template133) => JsonNode.Parse($$"""
        {
          "name": "{{name}}",
          "cluster_template_id": "{{template}}",
          "network_id": "{{Bodies.Network}}",
          "subnet_id": "{{Bodies.NodesSubnet}}",
          "floating_ip_enabled": false,
          "master_count": 1,
          "master_flavor_id": "{{Bodies.Small}}",
          "availability_zone": "MS1",
          "cluster_type": "standard"
        }
        """)!.AsObject();

    public static JsonObject Regional(string name = "first-cluster")
    {
        var body = Cluster(name).With("cluster_type", "\"regional\"").With("master_count", "3").With("availability_zones", "[\"MS1\",\"ME1\",\"PA2\"]");
        body.Remove("availability_zone");
        return body;
    }

    public static JsonObject NodeGroup(string clusterId, string name = "workers", int count = 3) => JsonNode.Parse($$"""
        {
          "cluster_id": "{{clusterId}}",
          "name": "{{name}}",
          "node_count": {{count}},
          "flavor_id": "{{Bodies.Small}}",
          "volume_size": 30,
          "volume_type": "ceph-ssd",
          "labels": [{"key": "env", "value": "test"}, {"key": "bare"}],
          "taints": [{"key": "k", "value": "v", "effect": "NoSchedule"}]
        }
        """)!.AsObject();

    public static JsonArray Replace(string path, string json) => [new JsonObject { ["op"] = "replace", ["path"] = path, ["value"] = JsonNode.Parse(json) }];

    public static JsonObject Action(string action) => new() { ["action"] = action };

    public static JsonObject ResizeMasters(string flavor) => new() { ["action"] = "resize_masters", ["payload"] = new JsonObject { ["flavor"] = flavor } };

    public static JsonObject Upgrade(string template) => new() { ["cluster_template_id"] = template, ["rolling_enabled"] = true };
}
