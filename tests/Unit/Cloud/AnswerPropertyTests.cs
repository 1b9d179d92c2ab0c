using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using VkCloud;

namespace Unit.Cloud;

/// <summary>Whatever an answer is made of, it becomes an object or an <see cref="ApiException"/>, and nothing else.</summary>
public sealed class AnswerPropertyTests
{
    private const int Rounds = 400;

    /// <summary>Stands for an escape that is no text, which a JSON writer would not write.</summary>
    private const string LoneSurrogate = "(lone surrogate)";

    private static readonly (string Name, string Answer, Func<CloudConnection, Task> Call)[] Reads =
    [
        (
            "cluster",
            """
            {"id":"c","status":"RUNNING","labels":{"a":"1"},"master":{"vm_engine":{"nova_engine":{"flavor_id":"f"}},"replicas":3,
            "disks":[{"type":"t","size":5}]},"deployment_type":{"multi_zonal_deployment":{"zones":["A"]}},
            "network_config":{"plugin":{"calico":{"pods_ipv4_cidr":"10.0.0.0/8"}},"engine":{"sprut_engine":{"network_id":"n"}}},
            "load_balancer_config":{"octavia_engine":{"enable_public_ip":true,"allowed_cidrs":["10.0.0.0/8"]}},
            "node_groups":[{"id":"g","scale_spec":{"auto_scale":{"min_size":1,"max_size":2,"size":1}},"taints":[{"key":"k"}]}]}
            """,
            cloud => cloud.ManagedK8s.GetClusterAsync("c", default)),
        ("clusters", """{"clusters":[{"id":"c"},{"id":"d","labels":{}}]}""", cloud => cloud.ManagedK8s.ListClustersAsync(default)),
        (
            "node group",
            """{"node_group":{"id":"g","scale_spec":{"fixed_scale":{"size":3}},"disk_type":{"cinder_volume_type":{"type":"t","size":50}}}}""",
            cloud => cloud.ManagedK8s.GetNodeGroupAsync("g", default)),
        ("versions", """{"k8s_versions":[{"version":"v1.34.2"}]}""", cloud => cloud.ManagedK8s.ListVersionsAsync(default)),
        ("volume types", """{"storage_classes":[{"name":"ceph-ssd","zones":["MS1"]}]}""", cloud => cloud.ManagedK8s.ListVolumeTypesAsync(default)),
        ("policy templates", """{"security_policies":[{"id":"t","name":"n","settings_description":"e30=","version":"1.0.0"}]}""",
            cloud => cloud.ManagedK8s.ListSecurityPolicyTemplatesAsync(default)),
        (
            "policy",
            """
            {"cluster_security_policy":{"id":"p","cluster_id":"c","security_policy_id":"t","policy_settings":"{}","namespace":"*","enabled":true,
            "policy":{"id":"t","name":"n"}},"created_at":"a"}
            """,
            cloud => cloud.ManagedK8s.GetSecurityPolicyAsync("p", default)),
        ("create policy", """{"id":"p"}""", cloud => cloud.ManagedK8s.CreateSecurityPolicyAsync(Requests.SecurityPolicy, default)),
        ("create", """{"id":"c"}""", cloud => cloud.ManagedK8s.CreateClusterAsync(Requests.Cluster, default)),
        ("create group", """{"node_group_id":"g"}""", cloud => cloud.ManagedK8s.CreateNodeGroupAsync(Requests.NodeGroup, default)),
        ("kubeconfig", """{"kubeconfig":"apiVersion: v1"}""", cloud => cloud.ManagedK8s.GetKubeconfigAsync("c", default)),
        (
            "flavor",
            """{"flavor":{"id":"f","name":"n","vcpus":2,"ram":4,"disk":0,"swap":"","extra_specs":{"a":"b"}}}""",
            cloud => cloud.Compute.GetFlavorAsync("f", default)),
        (
            "external networks",
            """{"networks":[{"id":"n","router:external":true}],"networks_links":[{"rel":"next","href":"https://x/y?marker=1"}]}""",
            cloud => cloud.Network.ListNetworksAsync(null, true, default).Take(50).ToListAsync().AsTask()),
        (
            "subnets",
            """{"subnets":[{"id":"s","network_id":"n","ip_version":4,"cidr":"10.0.0.0/8","gateway_ip":"10.0.0.1"}]}""",
            cloud => cloud.Network.ListSubnetsAsync("n", default).Take(50).ToListAsync().AsTask()),
        ("router", """{"router":{"id":"r","external_gateway_info":{"network_id":"n"}}}""", cloud => cloud.Network.GetRouterAsync("r", default)),
        (
            "ports",
            """{"ports":[{"id":"p","device_id":"r","device_owner":"network:router_interface","fixed_ips":[{"subnet_id":"s","ip_address":"10.0.0.1"}]}]}""",
            cloud => cloud.Network.FindRouterAsync("s", default)),
        (
            "flavors",
            """{"flavors":[{"id":"f","name":"n","vcpus":2,"ram":4,"extra_specs":{"a":"b"}}],"flavors_links":[{"rel":"next","href":"https://x/y?marker=1"}]}""",
            cloud => cloud.Compute.ListFlavorsAsync(default).Take(50).ToListAsync().AsTask()),
        (
            "zones",
            """{"availabilityZoneInfo":[{"zoneName":"MS1","zoneState":{"available":true}}]}""",
            cloud => cloud.Compute.ListAvailabilityZonesAsync(default)),
        (
            "quota",
            """{"quota_set":{"cores":{"limit":1,"in_use":1},"ram":{"limit":1},"instances":{"limit":1}}}""",
            cloud => cloud.Compute.GetQuotaAsync(default)),
        (
            "disk quota",
            """
            {"quota_set":{"id":"p","volumes":{"limit":1,"in_use":1},"gigabytes":{"limit":1},"gigabytes_ceph-ssd":{"limit":-1},
            "volumes_ceph-ssd":{"limit":3}}}
            """,
            cloud => cloud.BlockStorage.GetQuotaAsync(default)),
        ("network", """{"network":{"id":"n","subnets":["s"],"router:external":true}}""", cloud => cloud.Network.GetNetworkAsync("n", default)),
        (
            "subnets",
            """{"subnets":[{"id":"s","network_id":"n","ip_version":4,"allocation_pools":[{"start":"a","end":"b"}]}]}""",
            cloud => cloud.Network.ListSubnetsAsync("n", default).Take(50).ToListAsync().AsTask()),
        ("login", ScriptedCloud.TokenBody(default, default), cloud => cloud.GetSessionAsync(default)),
    ];

    public static IEnumerable<TestCaseData> Cases() => Reads.Select((read, index) => new TestCaseData(index).SetName($"Any answer to: {read.Name}"));

    [TestCaseSource(nameof(Cases))]
    public async Task Any_answer(int index)
    {
        var (_, good, call) = Reads[index];
        for (var round = 0; round < Rounds; round++)
        {
            var seed = (index * 100_000) + round;
            var random = new Random(seed);
            var body = Mutate(good, random);
            var status = random.Next(4) == 0 ? (HttpStatusCode)random.Next(200, 600) : HttpStatusCode.OK;
            try
            {
                await CallAsync(call, body, status);
            }
            catch (ApiException failure)
            {
                Assert.That(failure.Message, Has.Length.LessThan(1500).And.Not.Contain("\n"), $"seed {seed}");
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {seed}, status {(int)status}, body {Convert.ToBase64String(body)}: {other}");
            }
        }
    }

    private static async Task CallAsync(Func<CloudConnection, Task> call, byte[] body, HttpStatusCode status)
    {
        using var cloud = new ScriptedCloud();
        cloud.On(request =>
        {
            var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
            if (request.Path.EndsWith("/auth/tokens", StringComparison.Ordinal))
            {
                if (call != Reads[^1].Call)
                {
                    return null;
                }

                answer.Headers.Add("X-Subject-Token", "t");
            }

            return answer;
        });
        await using var connection = cloud.Connect();
        await call(connection);
    }

    /// <summary>Damages bytes, or puts values of other types where they do not belong.</summary>
    private static byte[] Mutate(string good, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                var noise = new byte[random.Next(0, 200)];
                random.NextBytes(noise);
                return noise;
            case 1:
                return Encoding.UTF8.GetBytes(good)[..random.Next(0, good.Length)];
            case 2:
                var bytes = Encoding.UTF8.GetBytes(good);
                for (var hits = random.Next(1, 6); hits > 0; hits--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                return bytes;
            default:
                var tree = JsonNode.Parse(good)!;
                for (var hits = random.Next(1, 5); hits > 0; hits--)
                {
                    Replace(tree, random);
                }

                return Encoding.UTF8.GetBytes(tree.ToJsonString().Replace(LoneSurrogate, "\\uD800", StringComparison.Ordinal));
        }
    }

    private static void Replace(JsonNode node, Random random)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } branch:
                var (name, child) = branch.ElementAt(random.Next(branch.Count));
                if (child is JsonObject or JsonArray && random.Next(3) > 0)
                {
                    Replace(child, random);
                }
                else
                {
                    branch[name] = Anything(random);
                }

                break;
            case JsonArray { Count: > 0 } list:
                var index = random.Next(list.Count);
                if (list[index] is JsonObject or JsonArray && random.Next(3) > 0)
                {
                    Replace(list[index]!, random);
                }
                else
                {
                    list[index] = Anything(random);
                }

                break;
        }
    }

    private static JsonNode? Anything(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => new JsonObject(),
        2 => new JsonArray(),
        3 => JsonValue.Create(random.NextInt64()),
        4 => JsonNode.Parse("1e400"),
        5 => JsonValue.Create(-1.5),
        6 => JsonValue.Create(true),
        7 => JsonValue.Create(""),
        8 => JsonValue.Create(new string('x', random.Next(5000))),
        9 => JsonValue.Create(LoneSurrogate),
        10 => new JsonArray(null, new JsonObject { ["id"] = null }),
        _ => new JsonObject { ["id"] = new JsonObject(), ["message"] = "m" },
    };
}
