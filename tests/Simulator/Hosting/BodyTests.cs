using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Bodies that cannot be meant, on every call that takes one: each is refused in the words of its service, and nothing has happened.</summary>
internal sealed class BodyTests
{
    private const string Garbled = """{"a": [""";

    private static readonly string[] Wrong = ["null", "[]", "\"x\"", "1", "true", Garbled, "", "\"\\ud800\"", """{"a":1,"a":2}"""];

    /// <summary>What a member is replaced by, one after another.</summary>
    private static readonly string[] Junk =
        ["null", "\"\"", "\"x\"", "-1", "1e400", "3.5", "99999999999", "true", "[]", "{}", "[null]", "[[]]", "{\"a\":null}", "\"\\u0000\"", "\"\\ud800\""];

    /// <summary>Calls that change something without being told what in a body.</summary>
    private static readonly string[] WithoutBody =
    [
        "POST _simulator/clusters/{id}/masters/{number}/fail", "POST _simulator/clusters/{id}/masters/{number}/restore", "POST _simulator/zones/{zone}/fail",
        "POST _simulator/zones/{zone}/restore", "POST _simulator/tokens/expire", "POST {region}/managed-k8s/clusters/{id}/kube_config",
        // Forbidden, whatever they say.
        "POST {region}/container-infra/v1/security_policy", "PATCH {region}/container-infra/v1/security_policy/{id}",
    ];

    /// <summary>Every call that takes a body.</summary>
    private static readonly Call[] Table =
    [
        new("POST", "identity/v3/auth/tokens", TestCloud.PasswordLogin()),
        new("POST", "RegionOne/managed-k8s/clusters", Bodies.Cluster("fresh").ToJsonString()),
        new("POST", "RegionOne/managed-k8s/clusters/{second}:scaleControlPlane", Bodies.Scale(3, Bodies.Medium).ToJsonString()),
        new("PATCH", "RegionOne/managed-k8s/clusters/{second}:upgrade", """{"target_version":"v1.34.2"}"""),
        new("PATCH", "RegionOne/managed-k8s/clusters/{second}:update", """{"labels":{"a":"b"},"allowed_cidrs":["10.0.0.0/8"]}"""),
        new("POST", "RegionOne/managed-k8s/node-groups", Bodies.NodeGroup("{second}", "fresh").ToJsonString()),
        new("PATCH", "RegionOne/managed-k8s/node-groups/{group}", """
            {"scale_spec":{"auto_scale":{"min_size":1,"max_size":9,"size":2}},"labels":{"a":"b"},"taints":[{"key":"k","value":"v","effect":"NoSchedule"}],
            "vm_engine":{"nova_engine":{"flavor_id":"d2000000-0000-4000-8000-000000040008"}},"parallel_upgrade_chunk":30}
            """),
        new("POST", "RegionOne/managed-k8s/clusters/{second}/addons", """
            {"addon_id":"{velero}","addon_version_id":"{velero-version}","namespace":"a","values":"","addon_name":"a"}
            """),
        new("PATCH", "RegionOne/managed-k8s/clusters/{second}/addons/{addon}", """{"addon_version_id":"{velero-version}","values":""}"""),
        new("POST", "RegionOne/managed-k8s/clusters/{second}/security_policy", """
            {"security_policy_id":"{template}","policy_settings":"{}","namespace":"a","enabled":true}
            """),
        new("PATCH", "RegionOne/managed-k8s/clusters/{second}/security_policy/{policy}", """{"policy_settings":"{}","namespace":"b","enabled":true}"""),
        new("POST", "RegionOne/container-infra/v1/clusters", FirstBodies.Regional("fresh").With("labels", """{"a":"b"}""").ToJsonString()),
        new("PATCH", "RegionOne/container-infra/v1/clusters/{first}", FirstBodies.Replace("/labels", """{"a":"b"}""").ToJsonString()),
        new("PATCH", "RegionOne/container-infra/v1/clusters/{first}/actions/upgrade", FirstBodies.Upgrade(FirstBodies.Template134).ToJsonString()),
        new("POST", "RegionOne/container-infra/v1/clusters/{first}/actions", FirstBodies.ResizeMasters(Bodies.Medium).ToJsonString()),
        new("POST", "RegionOne/container-infra/v1/nodegroups", FirstBodies.NodeGroup("{first}", "fresh").ToJsonString()),
        new("PATCH", "RegionOne/container-infra/v1/nodegroups/{first-group}", """
            [{"op":"replace","path":"/max_nodes","value":9},{"op":"replace","path":"/autoscaling_enabled","value":"false"},
            {"op":"replace","path":"/labels","value":[{"key":"a","value":"b"}]},{"op":"replace","path":"/max_node_unavailable","value":50},
            {"op":"replace","path":"/taints","value":[{"key":"k","value":"v","effect":"NoSchedule"}]}]
            """),
        new("PATCH", "RegionOne/container-infra/v1/nodegroups/{first-group}/actions/resize", $$"""{"flavor_id":"{{Bodies.Medium}}"}"""),
        new("PATCH", "RegionOne/container-infra/v1/nodegroups/{first-group}/actions/scale", """{"delta":1,"rollback":null}"""),
        new("POST", "RegionOne/container-infra/v1/cluster_security_policy", """
            {"cluster_uuid":"{first}","security_policy_uuid":"bd90b09a-c814-4d3a-bbe7-b323e4252fa7","policy_settings":"{}","namespace":"a","enabled":true}
            """),
        new("PATCH", "RegionOne/container-infra/v1/cluster_security_policy/{first-policy}", """{"policy_settings":"{}","namespace":"b","enabled":true}"""),
        new("POST", "RegionOne/manage-cluster-addons/v1/addons/{vpa}/clusters/{first}", AddonBodies.Install().ToJsonString()),
        new("PATCH", "RegionOne/manage-cluster-addons/v1/cluster_addons/{first-addon}", """{"values":""}"""),
        new("POST", "RegionOne/manage-cluster-addons/v1/cluster_addons/{first-addon}", """{"new_addon_id":"{ingress}","values":""}"""),
        new("POST", "RegionOne/network/v2.0/networks", """{"network":{"name":"mine","admin_state_up":true,"sdn":"sprut"}}"""),
        new("PUT", "RegionOne/network/v2.0/networks/{network}", """{"network":{"name":"mine","description":"a"}}"""),
        new("POST", "RegionOne/network/v2.0/subnets", """
            {"subnet":{"network_id":"{network}","cidr":"10.7.0.0/24","ip_version":4,"gateway_ip":"10.7.0.1","enable_dhcp":true,"dns_nameservers":["1.1.1.1"],
            "allocation_pools":[{"start":"10.7.0.9","end":"10.7.0.99"}],"host_routes":[{"destination":"10.8.0.0/24","nexthop":"10.7.0.8"}]}}
            """),
        new("PUT", "RegionOne/network/v2.0/subnets/{subnet}", """
            {"subnet":{"name":"mine","gateway_ip":"10.7.0.1","allocation_pools":[{"start":"10.7.0.9","end":"10.7.0.99"}],"dns_nameservers":["1.1.1.1"]}}
            """),
        new("POST", "RegionOne/network/v2.0/routers", """
            {"router":{"name":"mine","external_gateway_info":{"network_id":"10000000-0000-4000-8000-000000000004","enable_snat":true}}}
            """),
        new("PUT", "RegionOne/network/v2.0/routers/{router}", """
            {"router":{"name":"mine","external_gateway_info":{"network_id":"10000000-0000-4000-8000-000000000004","external_fixed_ips":[]}}}
            """),
        new("PUT", "RegionOne/network/v2.0/routers/{router}/add_router_interface", """{"subnet_id":"{subnet}"}"""),
        new("PUT", "RegionOne/network/v2.0/routers/{router}/remove_router_interface", """{"subnet_id":"{subnet}"}"""),
        new("PUT", "RegionOne/network/v2.0/networks/{network}/tags", """{"tags":["a","b"]}"""),
        new("PUT", "RegionOne/network/v2.0/subnets/{subnet}/tags", """{"tags":["a","b"]}"""),
        new("PUT", "RegionOne/network/v2.0/routers/{router}/tags", """{"tags":["a","b"]}"""),
        new("PATCH", "_simulator/clusters/{second}", """{"labels":{"a":"b"},"master":{"replicas":3},"novelty":[1]}"""),
        new("PATCH", "_simulator/clusters/{first}", """{"labels":{"a":"b"},"master_count":3,"novelty":[1]}"""),
        new("POST", "_simulator/clusters/{second}/grow-masters", """{"by":"cpu"}""", MayBeEmpty: true),
        new("PATCH", "_simulator/node-groups/{group}", """{"scale_spec":{"fixed_scale":null,"auto_scale":{"min_size":1,"max_size":9,"size":5}}}"""),
        new("PATCH", "_simulator/node-groups/{first-group}", """{"node_count":5,"taints":[{"key":"k","value":"v","effect":"NoSchedule"}]}"""),
        new("POST", "_simulator/node-groups/{group}/autoscale", """{"size":3}"""),
        new("POST", "_simulator/node-groups/{first-group}/autoscale", """{"size":3}"""),
        new("PATCH", "_simulator/addons/{addon}", """{"status":"ERROR","version":"4.12.1","values":"","namespace":"a"}"""),
        new("PATCH", "_simulator/security-policies/{policy}", """{"policy_settings":"{}","namespace":"c","enabled":false}"""),
        new("PATCH", "_simulator/networks/{network}", """{"name":"other","tags":["a"]}"""),
        new("PATCH", "_simulator/subnets/{subnet}", """{"name":"other","allocation_pools":[{"start":"10.7.0.9","end":"10.7.0.99"}]}"""),
        new("POST", "_simulator/faults", """
            {"method":"GET","path":"^/never$","skip":1,"times":1,"every":1,"action":{"status":500,"headers":{"a":"b"},"body":""}}
            """),
        new("POST", "_simulator/habits", """{"late_reads":0,"queue_while_busy":false}"""),
        new("PATCH", "_simulator/projects/11111111111111111111111111111111", """{"first_generation":true}"""),
        new("PATCH", "_simulator/clock", """{"factor":1,"paused":false}"""),
        new("POST", "_simulator/clock/advance", """{"seconds":0}"""),
        new(
            "POST",
            "_simulator/scenario",
            """{"name":"a","steps":[{"at":"1h","fail_zone":"ME1"},{"at":"2h","fault":{"action":{"status":500}}}]}"""),
        new("PATCH", "_simulator/quotas/RegionOne", """{"clusters":500,"nodes":5000}"""),
    ];

    [Test]
    public async Task Every_call_with_a_body_is_asked_here()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var calls = await CallsAsync(cloud);

        var missing = Routes()
            .Where(route => route.Method is "POST" or "PATCH" or "PUT" && !WithoutBody.Contains($"{route.Method} {route.Pattern}"))
            .Where(route => !calls.Any(call => route.Match(call.Method, call.Path.Split('/')) is not null));

        Assert.That(missing.Select(route => $"{route.Method} {route.Pattern}"), Is.Empty);
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task A_body_that_is_none_is_refused_and_changes_nothing(string body)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var calls = await CallsAsync(cloud);
        var before = (await cloud.GetAsync("_simulator/state")).Text;

        using (Assert.EnterMultipleScope())
        {
            foreach (var call in calls.Where(call => !call.MayBeEmpty || body.Length > 0))
            {
                var answer = await SendAsync(cloud, call, body);
                Assert.That(answer.Status, Is.EqualTo(400), $"{call.Method} {call.Path}: {answer.Text}");
                Assert.That(answer.Text, Does.Not.Contain("Vkcc").And.Not.Contain("System.").And.Not.Contain(".NET"), $"{call.Method} {call.Path}");
            }

            Assert.That((await cloud.GetAsync("_simulator/state")).Text, Is.EqualTo(before));
        }
    }

    [Test]
    public async Task A_body_without_end_is_refused_on_every_call()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var large = new string(' ', (1 << 20) + 1);
        using (Assert.EnterMultipleScope())
        {
            foreach (var call in await CallsAsync(cloud))
            {
                // Asked for first, so that the answer is not lost on a connection that breaks under the body.
                var answer = await SendAsync(cloud, call, large, ("Expect", "100-continue"));
                Assert.That(answer.Status, Is.EqualTo(413), $"{call.Method} {call.Path}");
                Assert.That(answer.Text, Does.Contain("1 MiB"), $"{call.Method} {call.Path}");
            }
        }
    }

    [Test]
    public async Task A_member_that_cannot_be_meant_never_breaks_the_simulator()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        using (Assert.EnterMultipleScope())
        {
            foreach (var call in await CallsAsync(cloud))
            {
                foreach (var body in Garble(JsonNode.Parse(call.Body)!))
                {
                    var answer = await SendAsync(cloud, call, body);
                    Assert.That(answer.Status, Is.LessThan(500), $"{call.Method} {call.Path} {body}: {answer.Text}");
                    Assert.That(answer.Text, Does.Not.Contain("Vkcc").And.Not.Contain("System.").And.Not.Contain(".NET"), $"{call.Method} {call.Path} {body}");
                }
            }
        }
    }

    private static Task<Answer> SendAsync(TestCloud cloud, Call call, string body, params (string Name, string Value)[] headers) =>
        cloud.SendAsync(call.Method, call.Path, body, [.. headers, ("MCS-API-Version", "container-infra 1.33")]);

    /// <summary>The body with nothing in it, and with each of its parts in turn replaced by junk.</summary>
    private static IEnumerable<string> Garble(JsonNode body) =>
    [
        "{}",
        .. from path in Paths(body)
           from junk in Junk
           select Replaced(body.DeepClone(), path, junk),
    ];

    private static IEnumerable<string[]> Paths(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Paths(member.Value).Select(path => (string[])[member.Key, .. path]).Prepend([member.Key])),
        JsonArray list => list.SelectMany((item, index) => Paths(item).Select(path => (string[])[$"{index}", .. path]).Prepend([$"{index}"])),
        _ => [],
    };

    /// <remarks>In the text, since junk such as half of a letter is no JSON node.</remarks>
    private static string Replaced(JsonNode root, string[] path, string junk)
    {
        var node = root;
        foreach (var name in path[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(name)]! : node[name]!;
        }

        if (node is JsonArray items)
        {
            items[int.Parse(path[^1])] = "@";
        }
        else
        {
            node[path[^1]] = "@";
        }

        return root.ToJsonString().Replace("\"@\"", junk, StringComparison.Ordinal);
    }

    private static IEnumerable<Route> Routes()
    {
        var (time, now) = (TimeProvider.System, DateTimeOffset.UnixEpoch);
        var world = new Vkcc.Simulator.World(new SimulatedClock(time, 1, now), Speed.AtOnce, Store.Of(WorldFile.Load(null), now));
        var (tokens, log) = (new TokenStore(world), new RequestLog());
        return
        [
            .. new ControlApi(world, tokens, log, new FaultList(), TextWriter.Null).Routes, .. new PageApi(world, log, time).Routes,
            .. new KeystoneApi(tokens).Routes, .. new Simulator.Second.ManagedK8sApi(world).Routes, .. new Simulator.First.ContainerInfraApi(world).Routes,
            .. new Simulator.First.AddonCalls(world).Routes, .. new ComputeApi(world).Routes, .. new BlockStorageApi(world).Routes,
            .. new NetworkApi(world).Routes,
        ];
    }

    /// <summary>The calls of the table on what is there.</summary>
    private static async Task<IReadOnlyList<Call>> CallsAsync(TestCloud cloud)
    {
        var (second, first) = (await cloud.WithWorkersAsync(), await cloud.FirstWithWorkersAsync());
        var velero = await cloud.InstallAsync("velero", "12.1.0");
        var made = new Dictionary<string, string>
        {
            ["second"] = second,
            ["first"] = first,
            ["addon"] = await cloud.BeginAsync(second),
            ["first-addon"] = await cloud.BeginFirstAsync(first),
            ["velero"] = velero["addon_id"]!.ToString(),
            ["velero-version"] = velero["addon_version_id"]!.ToString(),
            ["vpa"] = await cloud.UuidAsync(first, "vpa", "4.8.0"),
            ["ingress"] = await cloud.UuidAsync(first, "ingress-nginx", "4.12.1"),
            ["template"] = (await cloud.GetAsync(TestCloud.Second + "security_policy/k8sblocknodeport/versions/1.0.0")).Expect(200)["id"],
        };
        var groups = (await cloud.GetAsync("_simulator/state")).Json["node_groups"]!;
        (made["group"], made["first-group"]) = (groups[0]!["id"]!.ToString(), groups[1]!["uuid"]!.ToString());
        await MakeAsync("policy", "id", "/security_policy");
        await MakeAsync("first-policy", "uuid", "/cluster_security_policy");
        await MakeAsync("network", "network.id", "/networks");
        await MakeAsync("subnet", "subnet.id", "/subnets");
        await MakeAsync("router", "router.id", "/routers");
        return [.. Table.Select(Filled)];

        Call Filled(Call call) => made.Aggregate(call, (filled, id) => filled with
        {
            Path = filled.Path.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal),
            Body = filled.Body.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal),
        });

        async Task MakeAsync(string what, string member, string path)
        {
            var call = Filled(Table.First(call => call.Method == "POST" && call.Path.EndsWith(path, StringComparison.Ordinal)));
            var answer = await SendAsync(cloud, call, call.Body);
            Assert.That(answer.Status, Is.AnyOf(200, 201), answer.Text);
            made[what] = answer[member.Split('.')];
        }
    }

    /// <param name="Path">With names in braces for what is there.</param>
    /// <param name="Body">A good one.</param>
    /// <param name="MayBeEmpty">Without a body it means something too.</param>
    private sealed record Call(string Method, string Path, string Body, bool MayBeEmpty = false);
}
