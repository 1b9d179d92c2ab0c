using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vkcc.Simulator.First;

namespace Vkcc.Simulator.Tests.First;

/// <summary>Answers of the first generation byte for byte, except for what is new each time (vk-cloud-api.md sections 2.1, 2.3 and 2.6).</summary>
internal sealed partial class ShapeTests
{
    [Test]
    public async Task A_standard_cluster_is_shown_with_everything_it_was_made_of()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster()
            .With("floating_ip_enabled", "true").With("keypair", "\"demo\"").With("dns_domain", "\"example.local\"")
            .With("labels", """{"team":"red","master_volume_size":"80"}""").With("insecure_registries", """["b.example.com","a.example.com:5000"]""")
            .With("registry_auth_password", "\"pw\"")
                .With("loadbalancer_subnet_id", $"\"{Bodies.BalancerSubnet}\"")
                .With("security_policy_sync_enabled", "true"));
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));

        var answer = (await cloud.FirstAsync("GET", "clusters/" + id)).Expect(200);

        var expected = """
            {"uuid":"<uuid>","name":"first-cluster","cluster_template_id":"<uuid>","project_id":"11111111111111111111111111111111","user_id":"33333333333333333333333333333333","stack_id":"<uuid>","discovery_url":null,
            "api_address":"https://198.18.0.10:6443","keypair":"demo","master_flavor_id":"<uuid>","master_count":1,"node_count":3,"network_id":"<uuid>","subnet_id":"<uuid>","loadbalancer_subnet_id":"<uuid>","external_network_id":"<uuid>",
            "pods_network_cidr":"10.100.0.0/16","floating_ip_enabled":true,"api_lb_vip":"192.168.20.10","api_lb_fip":"198.18.0.10","ingress_floating_ip":null,"registry_auth_password":"pw","cluster_type":"standard","availability_zone":"MS1","availability_zones":[],
            "dns_domain":"example.local","security_policy_sync_enabled":true,"insecure_registries":["b.example.com","a.example.com:5000"],
            "labels":{"calico_ipv4pool":"10.100.0.0/16","clean_volumes":"false","cloud_monitoring":"false","cluster_node_volume_type":"ceph-ssd","container_runtime":"crio","etcd_volume_size":"10","gatekeeper_enabled":"true","iam_roles_enabled":"true","kube_log_level":"0","kube_tag":"v1.33.3","limit_range_enabled":"true","master_autoresize_enabled":"true","master_volume_size":"80","calico_tag":"v3.30.2","coredns_tag":"1.12.3","gatekeeper_tag":"v3.18.2","metrics_server_tag":"v0.7.1","shell_operator_tag":"v1.0.9","team":"red"},
            "master_addresses":["192.168.10.10"],"create_timeout":60,"alpha_features_enabled":false,"coe_version":"v1.33.3","status":"UPDATE_COMPLETE","new_status":"RUNNING","status_reason":null,
            "links":[{"href":"http://<host>/RegionOne/container-infra/v1/clusters/<uuid>","rel":"self"}],"created_at":"2026-06-01T10:00:00Z","updated_at":"2026-06-01T10:13:00Z"}
            """.ReplaceLineEndings("");
        Assert.That(Blank(answer.Text), Is.EqualTo(expected));
        Assert.That(
            (answer["network_id"], answer["master_flavor_id"], answer["cluster_template_id"]),
            Is.EqualTo((Bodies.Network, Bodies.Small, FirstBodies.Template133)));
    }

    [Test]
    public async Task A_regional_cluster_names_its_zones_in_the_list_and_one_that_is_new_has_no_addresses()
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.FirstAsync("GET", "clusters/" + await cloud.CreateFirstClusterAsync(FirstBodies.Regional()))).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["availability_zone"], Is.Empty);
            Assert.That(answer.Json["availability_zones"]!.ToJsonString(), Is.EqualTo("""["MS1","ME1","PA2"]"""));
            Assert.That(answer["api_address"] + answer["api_lb_vip"] + answer["api_lb_fip"], Is.Empty);
            Assert.That(answer["new_status"] + answer["status"], Is.EqualTo("PROVISIONINGCREATE_IN_PROGRESS"));
        }
    }

    [Test]
    public async Task A_node_group_is_shown_with_labels_taints_and_nodes()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        var created = (await cloud.FirstAsync("POST", "nodegroups", FirstBodies.NodeGroup(id, count: 1))).Expect(202);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        var answer = (await cloud.FirstAsync("GET", "nodegroups/" + created["uuid"])).Expect(200);

        Assert.That(Blank(answer.Text), Is.EqualTo("""
            {"uuid":"<uuid>","name":"workers","cluster_id":"<uuid>","node_count":1,"min_nodes":null,"max_nodes":null,"autoscaling_enabled":false,"flavor_id":"<uuid>","image_id":"<uuid>","volume_size":30,"volume_type":"ceph-ssd","availability_zones":["MS1"],"max_node_unavailable":25,"state":"RUNNING",
            "labels":[{"key":"env","value":"test"},{"key":"bare","value":""}],"taints":[{"key":"k","value":"v","effect":"NoSchedule"}],
            "nodes":[{"uuid":"<uuid>","name":"first-cluster-workers-0","node_group_id":"<uuid>","deploy_status":"DEPLOYED","version":"v1.33.3","created_at":"2026-06-01T10:13:00Z","updated_at":null}],"created_at":"2026-06-01T10:10:00Z","updated_at":"2026-06-01T10:13:00Z"}
            """.ReplaceLineEndings("")));
        Assert.That((created["cluster_id"], created["state"], created["node_count"]), Is.EqualTo((id, "RUNNING", "1")));
    }

    [Test]
    public async Task Every_call_answers_with_its_code_and_a_body_where_one_is_read()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = (await cloud.FirstAsync("POST", "clusters", FirstBodies.Cluster())).Expect(202)["uuid"];
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(cluster));
        var accepted = $$"""{"uuid":"{{cluster}}"}""";

        await Expect("PATCH", $"clusters/{cluster}", FirstBodies.Replace("/labels", """{"a":"b"}"""), 202, accepted);
        await Expect("PATCH", $"clusters/{cluster}/actions/upgrade", FirstBodies.Upgrade(FirstBodies.Template134), 202, accepted);
        await Expect("POST", $"clusters/{cluster}/actions", FirstBodies.ResizeMasters(Bodies.Medium), 202, accepted);
        await Expect("POST", $"clusters/{cluster}/actions/", FirstBodies.Action("turn_off_cluster"), 202, accepted);
        await Expect("POST", $"clusters/{cluster}/actions", FirstBodies.Action("turn_on_cluster"), 202, accepted);
        await Expect("PATCH", $"nodegroups/{group}", FirstBodies.Replace("/max_nodes", "9"), 200, $$"""{"uuid":"{{group}}"}""");
        await Expect("PATCH", $"nodegroups/{group}/actions/resize", new JsonObject { ["flavor_id"] = Bodies.Medium }, 202, $$"""{"uuid":"{{group}}"}""");
        await Expect("PATCH", $"nodegroups/{group}/actions/scale/", new JsonObject { ["delta"] = -1 }, 202, $$"""{"uuid":"{{group}}"}""");
        await Expect("DELETE", $"nodegroups/{group}", null, 204, "");
        await Expect("DELETE", $"clusters/{cluster}", null, 204, "");

        async Task Expect(string method, string path, JsonNode? body, int status, string? text)
        {
            var answer = (await cloud.FirstAsync(method, path, body)).Expect(status);
            Assert.That(text is null ? answer["uuid"] : answer.Text, Is.EqualTo(text ?? group), path);
            cloud.Token = (await cloud.LoginAsync()).Expect(201).Header("X-Subject-Token");
            cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        }
    }

    [Test]
    public async Task The_kubeconfig_is_fetched_with_GET_and_has_its_length()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateFirstClusterAsync();
        (await cloud.FirstAsync("GET", $"clusters/{id}/kube_config")).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));

        var answer = (await cloud.FirstAsync("GET", $"clusters/{id}/kube_config")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Message.Content.Headers.ContentLength, Is.EqualTo(answer.Text.Length));
            Assert.That(answer.Message.Headers.TransferEncodingChunked, Is.Not.True);
            Assert.That(answer.Text, Does.Contain("server: https://127.0.0.1:").And.Contain("command: client-keystone-auth").And.Not.Contain("token:"));
        }
    }

    [Test]
    public async Task Lists_page_by_marker_and_leave_out_what_only_the_detail_has()
    {
        await using var cloud = await TestCloud.StartAsync();
        string[] ids =
        [
            await cloud.CreateFirstClusterAsync(FirstBodies.Cluster("aaa")),
            await cloud.CreateFirstClusterAsync(FirstBodies.Cluster("bbb")),
            await cloud.CreateFirstClusterAsync(FirstBodies.Cluster("ccc")),
        ];

        var first = (await cloud.FirstAsync("GET", "clusters?limit=2&sort_key=name&sort_dir=desc")).Expect(200);
        var next = new Uri(first["next"]);
        var second = (await cloud.GetAsync(next.PathAndQuery, (Microversion.Header, "container-infra 1.33"))).Expect(200);
        var detail = (await cloud.FirstAsync("GET", "clusters/detail")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                first.Json["clusters"]!.AsArray().Concat(second.Json["clusters"]!.AsArray()).Select(cluster => cluster!["uuid"]!.ToString()),
                Is.EqualTo(ids.Reverse()));
            Assert.That(next.Query, Is.EqualTo($"?sort_key=name&sort_dir=desc&limit=2&marker={ids[1]}"));
            Assert.That(second.Text, Does.Not.Contain("\"next\""));
            Assert.That(first.Text, Does.Not.Contain("network_id").And.Contain("new_status").And.Contain("labels"));
            Assert.That(detail.Text, Does.Contain("network_id").And.Contain("created_at"));
            Assert.That((await cloud.FirstAsync("GET", "clusters?limit=0")).Status, Is.EqualTo(400));
            Assert.That((await cloud.FirstAsync("GET", "clusters?sort_key=nothing")).Status, Is.EqualTo(400));
            Assert.That((await cloud.FirstAsync("GET", "clusters?marker=none")).Status, Is.EqualTo(404));
            Assert.That(first.Message.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
        }
    }

    [Test]
    public async Task Node_groups_are_listed_by_cluster_and_whole_when_expanded()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningFirstClusterAsync();
        var other = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster("other"));
        var group = await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));
        await cloud.CreateRunningFirstGroupAsync(
            FirstBodies.NodeGroup(other).With("autoscaling_enabled", "true").With("min_nodes", "1").With("max_nodes", "5"));

        var listed = (await cloud.FirstAsync("GET", $"nodegroups?cluster_id={id}")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Json["node_groups"]!.AsArray().Select(entry => entry!["uuid"]!.ToString()), Is.EqualTo(new[] { group }));
            Assert.That(listed.Text, Does.Not.Contain("taints"));
            Assert.That((await cloud.FirstAsync("GET", $"nodegroups?cluster_id={id}&expand=true")).Text, Does.Contain("taints").And.Contain("DEPLOYED"));
            Assert.That((await cloud.FirstAsync("GET", "nodegroups?autoscaling_enabled=true")).Json["node_groups"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That((await cloud.FirstAsync("GET", "nodegroups?limit=1"))["next"], Does.Contain("marker=" + group));
            Assert.That((await cloud.FirstAsync("GET", "nodegroups?cluster_id=none")).Status, Is.EqualTo(404));
        }
    }

    [TestCase("GET", "clusters/none")]
    [TestCase("DELETE", "clusters/none")]
    [TestCase("GET", "clusters/none/kube_config")]
    [TestCase("GET", "clusters/none/upgrade_params")]
    [TestCase("GET", "nodegroups/none")]
    [TestCase("DELETE", "nodegroups/none")]
    [TestCase("GET", "clustertemplates/none")]
    public async Task What_is_not_there_is_not_found_in_Magnums_words(string method, string path)
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.FirstAsync(method, path)).Expect(404);
        using (Assert.EnterMultipleScope())
        {
            var title = answer["errors", "0", "title"];
            Assert.That(title, Does.Match("^[A-Za-z]+ none could not be found$"));
            Assert.That(answer.Text, Is.EqualTo(
                $$"""{"errors":[{"request_id":"","code":"client","status":404,"title":"{{title}}","detail":"{{title}}.","links":[]}]}"""));
            Assert.That(answer.Header("X-Openstack-Request-Id"), Does.StartWith("req-"));
        }
    }

    [Test]
    public async Task A_token_that_is_not_good_is_refused_in_the_middlewares_words()
    {
        await using var cloud = await TestCloud.StartAsync();
        cloud.Token = "bad";
        Assert.That((await cloud.FirstAsync("GET", "clusters")).Expect(401)["error", "code"], Is.EqualTo("401"));
    }

    private static string Blank(string text) => Host().Replace(Uuid().Replace(text, "<uuid>"), "http://<host>/");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("http://127[0-9.:]+/")]
    private static partial Regex Host();
}
