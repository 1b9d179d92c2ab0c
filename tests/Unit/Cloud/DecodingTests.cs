using System.Net;
using VkCloud;
using VkCloud.Compute;
using VkCloud.Network;
using VkCloud.Second;

namespace Unit.Cloud;

/// <summary>What answers become: complete ones, sparse ones, and those that are none.</summary>
public sealed class DecodingTests
{
    private const string FullCluster = """
        {"id":"c-1","uuid":"u-1","project_id":"p-1","name":"my-cluster","description":"d","version":"v1.34.2","created_at":"2026-06-01T10:00:00Z",
         "status":"RUNNING","status_reason":"fine","labels":{"a":"1","b":null},
         "master":{"vm_engine":{"nova_engine":{"flavor_id":"f-1"}},"replicas":3,"disks":[{"type":"ceph-ssd","size":50},{"type":"high-iops","size":"10"}]},
         "deployment_type":{"zonal_deployment":null,"multi_zonal_deployment":{"zones":["ME1","MS1","PA2"]}},
         "network_config":{"plugin":{"calico":{"pods_ipv4_cidr":"10.100.0.0/16"}},"engine":{"sprut_engine":{"network_id":"n-1","subnet_id":"s-1","external_network_id":"n-2"}}},
         "load_balancer_config":{"octavia_engine":{"loadbalancer_subnet_id":"s-2","enable_public_ip":true,"allowed_cidrs":["10.0.0.0/8"]}},
         "external_ip":"203.0.113.7","internal_ip":"192.168.0.10","api_address":"https://192.168.0.10:6443","insecure_registries":["r.example"],
         "node_groups":[{"id":"g-1","name":"workers","scale_spec":{"fixed_scale":{"size":3},"auto_scale":null}}],"member_of_tomorrow":{"x":[1]}}
        """;

    [Test]
    public async Task A_complete_cluster()
    {
        var cluster = await ClusterAsync(FullCluster);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster.Status, Is.EqualTo(ClusterStatus.Running));
            Assert.That(cluster.StatusReason, Is.EqualTo("fine"));
            Assert.That(cluster.Labels, Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1", ["b"] = "" }));
            Assert.That((cluster.MasterFlavorId, cluster.MasterCount), Is.EqualTo(("f-1", 3L)));
            Assert.That(cluster.ClusterType, Is.EqualTo(ClusterType.Regional));
            Assert.That(cluster.AvailabilityZones, Is.EqualTo(new[] { "ME1", "MS1", "PA2" }));
            Assert.That((cluster.NetworkPlugin, cluster.PodsCidr), Is.EqualTo(((NetworkPlugin?)NetworkPlugin.Calico, "10.100.0.0/16")));
            Assert.That(
                (cluster.NetworkId, cluster.SubnetId, cluster.ExternalNetworkId, cluster.LoadbalancerSubnetId), Is.EqualTo(("n-1", "s-1", "n-2", "s-2")));
            Assert.That(cluster.PublicIp, Is.True);
            Assert.That(cluster.ApiAllowedCidrs, Is.EqualTo(new[] { "10.0.0.0/8" }));
            Assert.That(cluster.InsecureRegistries, Is.EqualTo(new[] { "r.example" }));
            Assert.That(
                (cluster.PublicAddress, cluster.PrivateAddress, cluster.ApiAddress), Is.EqualTo(("203.0.113.7", "192.168.0.10", "https://192.168.0.10:6443")));
            Assert.That(cluster.NodeGroups!.Single(), Is.EqualTo(new NodeGroup { Id = "g-1", Name = "workers", ClusterId = "c-1", Scale = new FixedScale(3) }));
        }
    }

    [TestCase("""{"id":"c-1"}""", TestName = "Everything but the id left out")]
    [TestCase(
        """
        {"id":"c-1","labels":null,"master":null,"deployment_type":{},"network_config":{"plugin":null,"engine":{"sprut_engine":null}},
        "load_balancer_config":{"octavia_engine":{}},"node_groups":null,"status":null}
        """,
        TestName = "Everything but the id null")]
    public async Task A_sparse_cluster_is_a_cluster_with_nulls(string json)
    {
        var cluster = await ClusterAsync(json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster.Id, Is.EqualTo("c-1"));
            Assert.That(cluster.Status.ToString(), Is.EqualTo("(none)"));
            Assert.That(
                new object?[]
                {
                    cluster.Labels, cluster.MasterCount, cluster.ClusterType, cluster.AvailabilityZones,
                    cluster.NetworkPlugin,
                    cluster.PublicIp,
                    cluster.NodeGroups,
                },
                Has.All.Null);
        }
    }

    [Test]
    public async Task A_zone_a_cilium_and_empty_addresses()
    {
        var cluster = await ClusterAsync(
            """
            {"id":"c","deployment_type":{"zonal_deployment":{"zone":"MS1"}},"network_config":{"plugin":{"cilium":{"pods_ipv4_cidr":"10.1.0.0/16"}}},
            "external_ip":"","internal_ip":"","status":"MELTING"}
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((cluster.ClusterType, cluster.AvailabilityZones!.Single()), Is.EqualTo(((ClusterType?)ClusterType.Standard, "MS1")));
            Assert.That((cluster.NetworkPlugin, cluster.PodsCidr), Is.EqualTo(((NetworkPlugin?)NetworkPlugin.Cilium, "10.1.0.0/16")));
            Assert.That((cluster.PublicAddress, cluster.PrivateAddress), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That(cluster.Status.Word, Is.EqualTo("MELTING"));
        }
    }

    [TestCase("""{"fixed_scale":{"size":3}}""", "fixed 3")]
    [TestCase("""{"fixed_scale":{"size":"3"},"auto_scale":null}""", "fixed 3", TestName = "A number in a string, as gRPC-JSON writes 64 bits")]
    [TestCase("""{"fixed_scale":{}}""", "fixed 0", TestName = "A zero that gRPC-JSON left out")]
    [TestCase("""{"auto_scale":{"min_size":1,"max_size":5,"size":2}}""", "auto 1..5 now 2")]
    [TestCase("""{"auto_scale":{"max_size":5}}""", "auto 0..5 now 0")]
    [TestCase("{}", "none")]
    [TestCase("null", "none")]
    public async Task Scale_of_a_group(string scale, string expected)
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/node-groups/g-1", "{\"node_group\":{\"id\":\"g-1\",\"scale_spec\":" + scale + "}}");
        await using var connection = cloud.Connect();

        var group = await connection.ManagedK8s.GetNodeGroupAsync("g-1", default);

        Assert.That(
            group!.Scale switch { AutoScale auto => $"auto {auto.Min}..{auto.Max} now {auto.Size}", FixedScale given => $"fixed {given.Size}", _ => "none" },
            Is.EqualTo(expected));
    }

    [Test]
    public async Task A_complete_group()
    {
        using var cloud = new ScriptedCloud().On(
            "GET",
            "/k8s/node-groups/g-1",
            """
            {"node_group":{"id":"g-1","uuid":"u","name":"w","cluster_id":"c-1","created_at":"now","zones":["MS1"],"labels":{"a":"1"},
            "taints":[{"key":"k","effect":"NoSchedule"}],"vm_engine":{"nova_engine":{"flavor_id":"f"}},"parallel_upgrade_chunk":20,
            "disk_type":{"cinder_volume_type":{"type":"ceph-ssd","size":50}}}}
            """);
        await using var connection = cloud.Connect();

        var group = await connection.ManagedK8s.GetNodeGroupAsync("g-1", default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((group!.ClusterId, group.AvailabilityZone, group.FlavorId), Is.EqualTo(("c-1", "MS1", "f")));
            Assert.That((group.MaxUnavailablePercent, group.DiskType, group.DiskSize), Is.EqualTo((20L, "ceph-ssd", 50L)));
            Assert.That(group.Taints, Is.EqualTo(new[] { new Taint("k", "", "NoSchedule") }));
        }
    }

    [TestCase("""{"id":7}""", "member id is not what")]
    [TestCase("""{"id":"c","master":{"replicas":"many"}}""", "member master.replicas is not what")]
    [TestCase("""{"id":"c","master":{"replicas":1e99}}""", "member master.replicas is not what")]
    [TestCase("""{"id":"c","labels":[1]}""", "member labels is not what")]
    [TestCase("""{"id":"c","labels":{"a":{"b":1}}}""", "member labels")]
    [TestCase("""{"id":"c","deployment_type":{"multi_zonal_deployment":{"zones":"MS1"}}}""", "member deployment_type.multi_zonal_deployment.zones is not what")]
    [TestCase("""{"id":"c","node_groups":[{"id":"g"},{"id":"h","zones":{}}]}""", "member node_groups[1].zones is not what")]
    [TestCase("""{"id":"c","node_groups":[{"name":"no id"}]}""", "member node_groups[0].id is missing")]
    [TestCase("""{"id":"c","node_groups":[null]}""", "member node_groups[0].null is missing")]
    [TestCase("{}", "member id is missing")]
    [TestCase("null", "the answer is null")]
    [TestCase("[]", "not the JSON that the API has there")]
    [TestCase("", "the answer is empty")]
    [TestCase("<html>hello</html>", "it begins <html>hello</html>")]
    [TestCase("""{"id":"c","name":"tr""", "not ")]
    public void An_answer_that_is_none_names_the_member(string json, string words)
    {
        var failure = Assert.ThrowsAsync<ApiException>(async () => await ClusterAsync(json));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Kind, Is.EqualTo(ApiFailureKind.BadResponse));
            Assert.That(failure.Message, Does.Contain(words).And.Contain("managed-k8s: GET clusters/c-1"));
            Assert.That(failure.OutcomeUnknown, Is.False);
        }
    }

    [TestCase("{}", "member id is missing")]
    [TestCase("""{"id":""}""", "member id is missing")]
    [TestCase("oops", "not the JSON")]
    public async Task A_create_whose_answer_has_no_id_may_have_happened(string json, string words)
    {
        using var cloud = new ScriptedCloud().On("POST", "/k8s/clusters", json);
        await using var connection = cloud.Connect();

        var failure = Assert.ThrowsAsync<ApiException>(async () => await connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Message, Does.Contain(words));
            Assert.That((failure.Kind, failure.OutcomeUnknown), Is.EqualTo((ApiFailureKind.BadResponse, true)));
            Assert.That(cloud.To("/k8s/clusters"), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task An_answer_beyond_the_limit_is_refused()
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/c-1", _ => ScriptedCloud.Json("{\"id\":\"" + new string('x', 17 * 1024 * 1024) + "\"}"));
        await using var connection = cloud.Connect();

        Assert.That(
            async () => await connection.ManagedK8s.GetClusterAsync("c-1", default), Throws.TypeOf<ApiException>().With.Message.Contains("larger than 16 MiB"));
    }

    [Test]
    public async Task Gone_is_null_and_deleting_the_gone_is_no_failure()
    {
        using var cloud = new ScriptedCloud()
            .On(
                request => request.Path.StartsWith("/k8s/", StringComparison.Ordinal)
                    ? ScriptedCloud.Json("""{"code":5,"message":"not found","details":[]}""", HttpStatusCode.NotFound)
                    : null)
            .On("GET", "/k8s/clusters/k8s_versions", """{"k8s_versions":[]}""");
        await using var connection = cloud.Connect();
        var client = connection.ManagedK8s;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await client.GetClusterAsync("c-1", default), Is.Null);
            Assert.That(await client.GetNodeGroupAsync("g-1", default), Is.Null);
            Assert.That(await client.DeleteClusterAsync("c-1", default), Is.False);
            Assert.That(await client.DeleteNodeGroupAsync("g-1", default), Is.False);
            Assert.That(cloud.To("/k8s/clusters/k8s_versions"), Has.Count.EqualTo(1));
        }
    }

    [TestCase("application/json", """{"message":"no Route matched with those values"}""", TestName = "A gateway that knows no such service")]
    [TestCase("text/html", "<html><body><h1>404</h1></body></html>", TestName = "A web server that knows no such page")]
    public async Task A_404_from_somewhere_else_is_never_taken_for_gone(string type, string body)
    {
        using var cloud = new ScriptedCloud().On(
            request => request.Path.StartsWith("/k8s/", StringComparison.Ordinal) ? ScriptedCloud.Text(body, HttpStatusCode.NotFound, type) : null);
        await using var connection = cloud.Connect();
        var client = connection.ManagedK8s;

        using (Assert.EnterMultipleScope())
        {
            Func<Task>[] calls =
            [
                () => client.GetClusterAsync("c-1", default),
                () => client.DeleteClusterAsync("c-1", default),
                () => client.GetNodeGroupAsync("g", default),
            ];
            foreach (var call in calls)
            {
                Assert.That(
                    call,
                    Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.BadResponse).And.Message.Contains("address"));
            }
        }
    }

    [Test]
    public async Task A_redirect_is_not_followed_with_the_token()
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/c-1", _ =>
        {
            var answer = ScriptedCloud.Text("", HttpStatusCode.Found);
            answer.Headers.Location = new Uri("https://elsewhere.example/login?secret=1");
            return answer;
        });
        await using var connection = cloud.Connect();

        var failure = Assert.ThrowsAsync<ApiException>(async () => await connection.ManagedK8s.GetClusterAsync("c-1", default));

        Assert.That(failure!.Message, Does.Contain("leads elsewhere, to https://elsewhere.example/login").And.Not.Contain("secret=1"));
    }

    [Test]
    public async Task Lists_of_the_second_generation()
    {
        using var cloud = new ScriptedCloud()
            .On("GET", "/k8s/clusters", $$"""{"clusters":[{{FullCluster}}]}""")
            .On("GET", "/k8s/clusters/k8s_versions", """{"k8s_versions":[{"version":"v1.34.2"},null,{"version":"v1.33.3"}]}""")
            .On("GET", "/k8s/available-resources/storage-classes", """{"storage_classes":[{"name":"ceph-ssd","zones":["MS1","GZ1"]},{"name":"bare"}]}""");
        await using var connection = cloud.Connect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await connection.ManagedK8s.ListClustersAsync(default)).Single().Name, Is.EqualTo("my-cluster"));
            Assert.That(await connection.ManagedK8s.ListVersionsAsync(default), Is.EqualTo(new[] { "v1.34.2", "v1.33.3" }));
            Assert.That(
                (await connection.ManagedK8s.ListVolumeTypesAsync(default)).Select(type => $"{type.Name}: {string.Join(' ', type.Zones)}"),
                Is.EqualTo(new[] { "ceph-ssd: MS1 GZ1", "bare: " }));
        }
    }

    [Test]
    public async Task A_list_without_its_member_is_not_an_empty_list()
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters", "{}");
        await using var connection = cloud.Connect();

        Assert.That(
            async () => await connection.ManagedK8s.ListClustersAsync(default),
            Throws.TypeOf<ApiException>().With.Message.Contains("member clusters is missing"));
    }

    [Test]
    public async Task Flavors_come_page_by_page_and_links_never_leave_the_service()
    {
        using var cloud = new ScriptedCloud().On(request => request.Path == "/compute/v2.1/flavors/detail"
            ? ScriptedCloud.Json(request.Url.Query switch
            {
                "" =>
                    """
                    {"flavors":[{"id":"f-1","name":"STD2-2-8","vcpus":2,"ram":8192,"disk":0,"swap":"","os-flavor-access:is_public":true}],
                    "flavors_links":[{"rel":"next","href":"http://evil.example/flavors/detail?marker=f-1"}]}
                    """,
                "?marker=f-1" =>
                    """
                    {"flavors":[{"id":"f-2","name":"STD3-4-16","vcpus":4,"ram":16384,"disk":20,"swap":512,"extra_specs":{"k":"v"},
                    "OS-FLV-DISABLED:disabled":true}]}
                    """,
                _ => "{}",
            })
            : null);
        await using var connection = cloud.Connect();

        var flavors = await connection.Compute.ListFlavorsAsync(default).ToListAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(flavors[0], Is.EqualTo(new Flavor("f-1", "STD2-2-8", 2, 8192, false, null)));
            Assert.That(flavors[1], Has.Property(nameof(Flavor.IsDisabled)).True.And.Property(nameof(Flavor.ExtraSpecs)).Count.EqualTo(1));
            Assert.That(cloud.Requests.Select(request => request.Url.Host), Has.All.EqualTo("cloud.example"));
        }
    }

    [TestCase("?marker=f-1", TestName = "A list whose pages lead back to themselves ends")]
    [TestCase("?marker=new", TestName = "A list that never ends is ended")]
    public async Task Endless_pages(string query)
    {
        var page = 0;
        using var cloud = new ScriptedCloud().On(request => request.Path == "/compute/v2.1/flavors/detail"
            ? ScriptedCloud.Json($$"""{"flavors":[],"flavors_links":[{"rel":"next","href":"https://x/{{query}}{{Page()}}"}]}""")
            : null);
        await using var connection = cloud.Connect();

        Assert.That(
            async () => await connection.Compute.ListFlavorsAsync(default).ToListAsync(), Throws.TypeOf<ApiException>().With.Message.Contains("no end"));

        string Page() => query.EndsWith("new", StringComparison.Ordinal) ? $"{page++}" : "";
    }

    [Test]
    public async Task Compute_reads()
    {
        using var cloud = new ScriptedCloud()
            .On(
                "GET", "/compute/v2.1/os-availability-zone",
                """
                {"availabilityZoneInfo":[{"zoneName":"MS1","zoneState":{"available":true},"hosts":null},
                {"zoneName":"GZ1","zoneState":{"available":false}}]}
                """)
            .On("GET", "/compute/v2.1/flavors/f-1", """{"flavor":{"id":"f-1","name":"n","vcpus":2,"ram":4096}}""")
            .On(
                "GET", "/compute/v2.1/flavors/f-2",
                _ => ScriptedCloud.Json("""{"itemNotFound":{"code":404,"message":"Flavor f-2 could not be found."}}""", HttpStatusCode.NotFound))
            .On(
                "GET", "/compute/v2.1/os-quota-sets/p1/detail",
                """
                {"quota_set":{"id":"p1","cores":{"limit":20,"in_use":5,"reserved":1},"ram":{"limit":-1,"in_use":5},
                "instances":{"limit":2,"in_use":5,"reserved":0}}}
                """);
        await using var connection = cloud.Connect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await connection.Compute.ListAvailabilityZonesAsync(default),
                Is.EqualTo(new[] { new AvailabilityZone("MS1", true), new AvailabilityZone("GZ1", false) }));
            Assert.That((await connection.Compute.GetFlavorAsync("f-1", default))!.RamMb, Is.EqualTo(4096));
            Assert.That(await connection.Compute.GetFlavorAsync("f-2", default), Is.Null);
            var quota = await connection.Compute.GetQuotaAsync(default);
            Assert.That((quota.Cores.Free, quota.RamMb.Free, quota.Instances.Free), Is.EqualTo((14L, (long?)null, 0L)));
        }
    }

    [Test]
    public async Task The_quota_of_disks_has_totals_and_types()
    {
        using var cloud = new ScriptedCloud().On("GET", "/volume/v3/p1/os-quota-sets/p1", request =>
        {
            Assert.That(request.Url.Query, Is.EqualTo("?usage=true"));
            return ScriptedCloud.Json("""
                {"quota_set":{"id":"p1","volumes":{"limit":10,"in_use":4,"reserved":1,"allocated":0},"gigabytes":{"limit":-1,"in_use":500},"per_volume_gigabytes":{"limit":100,"in_use":0},
                 "gigabytes_ceph-ssd":{"limit":200,"in_use":150,"reserved":0},"volumes_ceph-ssd":{"limit":-1,"in_use":4},"gigabytes_odd":7,"backup_gigabytes":{"limit":1}}}
                """);
        });
        await using var connection = cloud.Connect();

        var quota = (await connection.BlockStorage.GetQuotaAsync(default))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((quota.Volumes.Free, quota.Gigabytes.Free), Is.EqualTo((5L, (long?)null)));
            Assert.That(quota.OfTypes.Keys, Is.EquivalentTo(new[] { "ceph-ssd", "odd" }));
            Assert.That((quota.OfTypes["ceph-ssd"].Gigabytes!.Free, quota.OfTypes["ceph-ssd"].Volumes!.Free), Is.EqualTo((50L, (long?)null)));
            Assert.That(quota.OfTypes["odd"], Is.EqualTo(new VkCloud.BlockStorage.TypeQuota(null, null)));
        }
    }

    [Test]
    public async Task A_region_without_block_storage_has_no_quota_of_disks()
    {
        using var cloud = new ScriptedCloud();
        await using var connection = cloud.Connect(options => options with { Region = "kz" });

        Assert.That(await connection.BlockStorage.GetQuotaAsync(default), Is.Null);
    }

    /// <summary>Their names differ from SDN to SDN (ext-net, internet), and a network of the project may have such a name.</summary>
    [Test]
    public async Task External_networks_are_found_by_what_they_are_and_never_by_name()
    {
        using var cloud = new ScriptedCloud().On("GET", "/network/v2.0/networks", request =>
        {
            Assert.That(Uri.UnescapeDataString(request.Url.Query), Is.EqualTo("?router:external=true"));
            return ScriptedCloud.Json("""
                {"networks":[{"id":"n-1","name":"internet","router:external":false},{"id":"n-2","name":"ext-net","router:external":true,"sdn":"neutron"},{"id":"n-3","name":"by the team","router:external":true,"sdn":"sprut"}]}
                """);
        });
        await using var connection = cloud.Connect();

        var found = await connection.Network.ListNetworksAsync(null, true, default).ToListAsync();

        Assert.That(found.Select(network => (network.Id, network.Sdn)), Is.EqualTo(new[] { ("n-2", "neutron"), ("n-3", "sprut") }));
    }

    [Test]
    public async Task Of_several_routers_of_a_subnet_the_one_that_leads_outside_counts()
    {
        const string Leg = "\"device_owner\":\"network:router_interface\",\"fixed_ips\":[{\"subnet_id\":\"s-1\"}]";
        using var cloud = new ScriptedCloud()
            .On("GET", "/network/v2.0/ports", $$"""{"ports":[{"device_id":"r-0",{{Leg}}},{"device_id":"r-1",{{Leg}}}]}""")
            .On("GET", "/network/v2.0/routers/r-0", """{"router":{"id":"r-0","name":"closed","status":"ACTIVE","external_gateway_info":null}}""")
            .On("GET", "/network/v2.0/routers/r-1", """{"router":{"id":"r-1","name":"open","status":"ACTIVE","external_gateway_info":{"network_id":"n-2"}}}""");
        await using var connection = cloud.Connect();

        Assert.That((await connection.Network.FindRouterAsync("s-1", default))!.Id, Is.EqualTo("r-1"));
    }

    [Test]
    public async Task Network_reads()
    {
        using var cloud = new ScriptedCloud()
            .On(
                "GET", "/network/v2.0/networks/n-1",
                """{"network":{"id":"n-1","name":"net","sdn":"sprut","status":"ACTIVE","subnets":["s-1"],"router:external":false}}""")
            .On(
                "GET", "/network/v2.0/subnets",
                """
                {"subnets":[{"id":"s-1","network_id":"n-1","name":"nodes","ip_version":4,"cidr":"192.168.0.0/24","gateway_ip":"192.168.0.1","enable_dhcp":true,
                "allocation_pools":[{"start":"192.168.0.2","end":"192.168.0.254"}]},{"id":"s-9","network_id":"other"}]}
                """)
            .On(
                "GET", "/network/v2.0/ports",
                """
                {"ports":[{"device_id":"vm","device_owner":"compute:MS1","fixed_ips":[{"subnet_id":"s-1"}]},
                {"device_id":"r-0","device_owner":"network:router_interface","fixed_ips":[{"subnet_id":"s-1"}]},
                {"device_id":"r-1","device_owner":"network:router_interface_distributed","fixed_ips":[{"subnet_id":"s-1"}]}]}
                """)
            .On(
                "GET", "/network/v2.0/routers/r-0",
                _ => ScriptedCloud.Json("""{"NeutronError":{"type":"RouterNotFound","message":"gone"}}""", HttpStatusCode.NotFound))
            .On("GET", "/network/v2.0/routers/r-1", """{"router":{"id":"r-1","name":"r","status":"ACTIVE","external_gateway_info":{"network_id":"n-2"}}}""");
        await using var connection = cloud.Connect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await connection.Network.GetNetworkAsync("n-1", default))!.Sdn, Is.EqualTo("sprut"));
            Assert.That(
                await connection.Network.ListSubnetsAsync("n-1", default).ToListAsync(),
                Is.EqualTo(new[] { new Subnet("s-1", "nodes", "192.168.0.0/24", "192.168.0.1") }));
            Assert.That(await connection.Network.FindRouterAsync("s-1", default), Is.EqualTo(new Router("r-1", "n-2")));
            Assert.That(cloud.To("/network/v2.0/ports").Single().Url.Query, Is.EqualTo("?fixed_ips=subnet_id%3Ds-1"));
        }
    }

    private static async Task<Cluster> ClusterAsync(string json)
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/c-1", json);
        await using var connection = cloud.Connect();
        return (await connection.ManagedK8s.GetClusterAsync("c-1", default))!;
    }
}
