using System.Net;
using Unit.Support;
using VkCloud;
using VkCloud.First;

namespace Unit.Cloud.ContainerInfra;

/// <summary>What the first-generation client makes of answers: whole, bare, respelled, paged, refused.</summary>
public sealed class ContainerInfraReadingTests
{
    [Test]
    public async Task A_whole_cluster_is_read()
    {
        var cluster = await ReadClusterAsync("""
            {"uuid":"c-1","name":"my-cluster","project_id":"p1","user_id":"u","cluster_template_id":"t-1","stack_id":"s","status":"UPDATE_IN_PROGRESS","new_status":"RECONCILING",
             "status_reason":"scaling","created_at":"2026-06-01T10:00:00+00:00","updated_at":null,"labels":{"etcd_volume_size":"20"},"master_flavor_id":"f-1","master_count":3,
             "cluster_type":"regional","availability_zone":"","availability_zones":["ME1","MS1","PA2"],"keypair":"key","network_id":"n-1","subnet_id":"s-1",
             "loadbalancer_subnet_id":"s-2","external_network_id":"n-2","pods_network_cidr":"10.100.0.0/16","floating_ip_enabled":true,"api_address":"https://192.0.2.1:6443",
             "api_lb_fip":"192.0.2.1","api_lb_vip":"10.0.0.5","insecure_registries":["b.example","a.example"],"dns_domain":"cluster.local","security_policy_sync_enabled":null,
             "master_addresses":[],"links":[{"href":"x","rel":"self"}],"faults":{}}
            """);

        Assert.Multiple(() =>
        {
            Assert.That(cluster!.Status, Is.EqualTo(ClusterStatus.Reconciling));
            Assert.That((cluster.LegacyStatus, cluster.StatusReason), Is.EqualTo(("UPDATE_IN_PROGRESS", "scaling")));
            Assert.That((cluster.CreatedAt, cluster.UpdatedAt), Is.EqualTo(("2026-06-01T10:00:00+00:00", (string?)null)));
            Assert.That((cluster.ClusterType, cluster.MasterCount, cluster.MasterFlavorId), Is.EqualTo(((ClusterType?)ClusterType.Regional, (long?)3, "f-1")));
            Assert.That(cluster.AvailabilityZones, Is.EqualTo(new[] { "ME1", "MS1", "PA2" }));
            Assert.That(
                (cluster.NetworkId, cluster.SubnetId, cluster.LoadbalancerSubnetId, cluster.ExternalNetworkId), Is.EqualTo(("n-1", "s-1", "s-2", "n-2")));
            Assert.That(
                (cluster.PublicIp, cluster.PublicAddress, cluster.PrivateAddress, cluster.ApiAddress),
                Is.EqualTo(((bool?)true, "192.0.2.1", "10.0.0.5", "https://192.0.2.1:6443")));
            Assert.That((cluster.PodsCidr, cluster.DnsDomain, cluster.Keypair, cluster.SecurityPolicySync),
                Is.EqualTo(("10.100.0.0/16", "cluster.local", "key", (bool?)false)));
            Assert.That(cluster.InsecureRegistries, Is.EqualTo(new[] { "b.example", "a.example" }));
            Assert.That(cluster.Labels, Is.EquivalentTo(new Dictionary<string, string> { ["etcd_volume_size"] = "20" }));
        });
    }

    [Test]
    public async Task A_standard_cluster_has_its_one_zone()
    {
        var cluster = await ReadClusterAsync("""{"uuid":"c-1","cluster_type":"standard","availability_zone":"MS1","availability_zones":[]}""");

        Assert.That((cluster!.ClusterType, cluster.AvailabilityZones!.Single()), Is.EqualTo(((ClusterType?)ClusterType.Standard, "MS1")));
    }

    [Test]
    public async Task A_very_old_cluster_tells_its_network_in_labels()
    {
        var cluster = await ReadClusterAsync("""{"uuid":"c-1","network_id":"","subnet_id":null,"labels":{"fixed_network":"n-1","fixed_subnet":"s-1"}}""");

        Assert.That((cluster!.NetworkId, cluster.SubnetId), Is.EqualTo(("n-1", "s-1")));
    }

    [Test]
    public async Task A_status_never_seen_before_is_kept_as_it_came()
    {
        var cluster = await ReadClusterAsync("""{"uuid":"c-1","new_status":"MIGRATING"}""");

        Assert.That((cluster!.Status.Word, default(ClusterStatus).ToString()), Is.EqualTo(("MIGRATING", "(none)")));
    }

    [Test]
    public async Task Values_respelled_by_the_service_are_understood()
    {
        var cluster = await ReadClusterAsync(
            """
            {"uuid":"c-1","master_count":"3","floating_ip_enabled":"True","security_policy_sync_enabled":0,
            "labels":{"a":true,"b":1.10,"c":null,"d":"True"}}
            """);

        Assert.Multiple(() =>
        {
            Assert.That((cluster!.MasterCount, cluster.PublicIp, cluster.SecurityPolicySync), Is.EqualTo(((long?)3, (bool?)true, (bool?)false)));
            Assert.That(cluster.Labels, Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "true", ["b"] = "1.10", ["c"] = "", ["d"] = "True" }));
        });
    }

    [TestCase("""{"uuid":""}""", "uuid", TestName = "no uuid")]
    [TestCase("""{"uuid":"c","master_count":"many"}""", "master_count", TestName = "a count in words")]
    [TestCase("""{"uuid":"c","master_count":2.5}""", "master_count", TestName = "half a master")]
    [TestCase("""{"uuid":"c","master_count":1e30}""", "master_count", TestName = "more masters than a number holds")]
    [TestCase("""{"uuid":"c","floating_ip_enabled":"perhaps"}""", "floating_ip_enabled", TestName = "neither yes nor no")]
    [TestCase("""{"uuid":"c","labels":"a=b"}""", "labels", TestName = "labels in one text")]
    [TestCase("""{"uuid":"c","labels":{"a":{}}}""", "labels", TestName = "an object for a label")]
    [TestCase("""{"uuid":["c"]}""", "uuid", TestName = "a list for an id")]
    public void An_answer_that_is_none_names_its_member(string json, string member) => Assert.That(
        async () => await ReadClusterAsync(json),
        Throws.InstanceOf<ApiException>()
            .With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.BadResponse)
            .And.Message.Contains(member));

    [Test]
    public async Task A_group_is_read_with_labels_and_taints()
    {
        var group = await ReadGroupAsync("""
            {"uuid":"g-1","cluster_id":"c-1","name":"workers","node_count":3,"max_nodes":5,"min_nodes":2,"volume_size":50,"volume_type":"ceph-ssd","flavor_id":"f-1","image_id":"i",
             "autoscaling_enabled":true,"state":"RUNNING","availability_zones":["MS1"],"max_node_unavailable":25,"created_at":"x","updated_at":null,"labels_version":4,
             "labels":[{"key":"env","value":"test"},{"key":"bare"},{"key":"env2","value":"True","to_delete":false}],
             "taints":[{"key":"k","value":"v","effect":"NoSchedule"},{"key":"k","effect":"NoExecute"}],
             "nodes":[{"uuid":"m-1","name":"workers-0","node_group_id":"g-1","deploy_status":"DEPLOYED"},null,{"uuid":null}]}
            """);

        Assert.Multiple(() =>
        {
            Assert.That((group!.Scale?.Size, group.MinNodes, group.MaxNodes, group.AutoscalingEnabled),
                Is.EqualTo(((long?)3, (long?)2, (long?)5, (bool?)true)));
            Assert.That(
                (group.DiskType, group.DiskSize, group.AvailabilityZone, group.MaxUnavailablePercent), Is.EqualTo(("ceph-ssd", (long?)50, "MS1", (long?)25)));
            Assert.That(group.Status, Is.EqualTo("RUNNING"));
            Assert.That(group.Labels, Is.EquivalentTo(new Dictionary<string, string> { ["env"] = "test", ["bare"] = "", ["env2"] = "True" }));
            Assert.That(group.Taints, Is.EqualTo(new Taint[] { new("k", "v", "NoSchedule"), new("k", "", "NoExecute") }));
        });
    }

    [Test]
    public async Task Labels_that_are_not_told_are_not_none()
    {
        var bare = await ReadGroupAsync("""{"uuid":"g-1"}""");
        var none = await ReadGroupAsync("""{"uuid":"g-1","labels":[],"taints":[]}""");
        var map = await ReadGroupAsync("""{"uuid":"g-1","labels":{"pool":"x"}}""");

        Assert.Multiple(() =>
        {
            Assert.That(
                (bare!.Labels, bare.Taints, bare.Scale?.Size, bare.AvailabilityZone),
                Is.EqualTo(((IReadOnlyDictionary<string, string>?)null, (IReadOnlyList<Taint>?)null, (long?)null, (string?)null)));
            Assert.That(none!.Labels, Is.Empty);
            Assert.That(none.Taints, Is.Empty);
            Assert.That(map!.Labels!["pool"], Is.EqualTo("x"));
        });
    }

    [Test]
    public async Task A_template_tells_its_version()
    {
        using var cloud = new ScriptedCloud();
        cloud.On(
            "GET",
            "/magnum/v1/clustertemplates/1.32",
            """
            {"uuid":"t-1","name":"k8s-1.32.1","version":"1.32","deprecated_at":null,"master_flavor_id":"f-1","labels":{"kube_tag":"v1.32.1"},
            "cluster_distro":"almalinux","public":true,"apiserver_port":"6443","docker_volume_size":null}
            """);
        await using var connection = FirstGeneration.Connect(cloud);

        var template = await connection.ContainerInfra.GetClusterTemplateAsync("1.32", default);

        Assert.That(
            (template!.Uuid, template.Name, template.Version, template.DeprecatedAt, template.MasterFlavorId, template.Distro),
            Is.EqualTo(("t-1", "k8s-1.32.1", "1.32", (string?)null, "f-1", "almalinux")));
    }

    [Test]
    public async Task Lists_follow_their_pages_and_only_on_the_address_that_is_configured()
    {
        using var cloud = new ScriptedCloud();
        cloud.On(request => request.Path != "/magnum/v1/clusters" ? null : ScriptedCloud.Json(request.Url.Query switch
        {
            "" => """{"clusters":[{"uuid":"c-1"},{"uuid":"c-2"}],"next":"http://inner.example:9511/v1/clusters?limit=2&marker=c-2"}""",
            "?limit=2&marker=c-2" => """{"clusters":[{"uuid":"c-3"}],"next":null}""",
            _ => """{}""",
        }));
        await using var connection = FirstGeneration.Connect(cloud);

        var clusters = await connection.ContainerInfra.ListClustersAsync(detailed: false, default).Select(cluster => cluster.Uuid).ToListAsync();

        Assert.That(clusters, Is.EqualTo(new[] { "c-1", "c-2", "c-3" }));
        Assert.That(cloud.Requests.Select(request => request.Url.Host), Is.All.EqualTo("cloud.example"));
    }

    [Test]
    public async Task Groups_of_one_cluster_and_templates_are_listed()
    {
        using var cloud = new ScriptedCloud();
        cloud.On("GET", "/magnum/v1/nodegroups", """{"node_groups":[{"uuid":"g-1","node_count":1}]}""");
        cloud.On("GET", "/magnum/v1/clustertemplates", """{"clustertemplates":[{"uuid":"t-1","version":"1.32"},{"uuid":"t-2","version":"1.33"}]}""");
        cloud.On("GET", "/magnum/v1/clusters/detail", """{"clusters":[{"uuid":"c-1","network_id":"n-1"}]}""");
        await using var connection = FirstGeneration.Connect(cloud);

        var groups = await connection.ContainerInfra.ListNodeGroupsAsync("c-1", default).ToListAsync();
        var templates = await connection.ContainerInfra.ListClusterTemplatesAsync(default).Select(template => template.Version).ToListAsync();
        var clusters = await connection.ContainerInfra.ListClustersAsync(detailed: true, default).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(groups.Select(group => (group.Uuid, group.ClusterId)), Is.EqualTo(new[] { ("g-1", "c-1") }));
            Assert.That(cloud.To("/magnum/v1/nodegroups").Single().Url.Query, Is.EqualTo("?cluster_id=c-1"));
            Assert.That(templates, Is.EqualTo(new[] { "1.32", "1.33" }));
            Assert.That(clusters.Single().NetworkId, Is.EqualTo("n-1"));
        });
    }

    [TestCase("""{}""", TestName = "no list")]
    [TestCase("""{"clusters":[null]}""", TestName = "nothing in the list")]
    [TestCase("""{"clusters":[{}]}""", TestName = "no uuid in the list")]
    [TestCase("""[]""", TestName = "not an object")]
    [TestCase("""<html>""", TestName = "a page")]
    public async Task Garbage_is_never_an_empty_list(string body)
    {
        using var cloud = new ScriptedCloud();
        cloud.On("GET", "/magnum/v1/clusters", body);
        await using var connection = FirstGeneration.Connect(cloud);

        Assert.That(
            async () => await connection.ContainerInfra.ListClustersAsync(detailed: false, default).ToListAsync(),
            Throws.InstanceOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.BadResponse));
    }

    [Test]
    public async Task A_kubeconfig_comes_as_it_is_and_is_not_logged()
    {
        const string Yaml = "apiVersion: v1\nkind: Config\n# contains private things\n";
        var log = new RecordingLogger();
        using var cloud = new ScriptedCloud();
        cloud.On("GET", "/magnum/v1/clusters/c-1/kube_config", _ => ScriptedCloud.Text(Yaml, HttpStatusCode.OK, "application/x-yaml"));
        await using var connection = cloud.Connect(options => options with
        {
            EndpointOverrides = new() { ContainerInfra = "https://cloud.example/magnum/v1/" },
            Log = log,
        });

        var kubeconfig = await connection.ContainerInfra.GetKubeconfigAsync("c-1", default);

        Assert.That(kubeconfig, Is.EqualTo(Yaml));
        Assert.That(log.Lines, Has.None.Contains("private things"));
        Assert.That(log.Lines, Has.Some.Contains("kube_config"));
    }

    public static IEnumerable<TestCaseData> Refusals()
    {
        yield return Row(
            "no such thing", 404,
            """
            {"errors":[{"request_id":"","code":"client","status":404,"title":"Cluster absent could not be found",
            "detail":"Cluster absent could not be found.","links":[]}]}
            """,
            ApiFailureKind.NotFound,
            "Cluster absent could not be found.");
        yield return Row(
            "bad input, whose title ends in a version", 400,
            """{"errors":[{"code":"client","status":400,"title":"Unknown template 1","detail":"Unknown template 1.26 for this cloud.","links":[]}]}""",
            ApiFailureKind.Invalid,
            "Unknown template 1.26 for this cloud.");
        yield return Row(
            "the token middleware", 401,
            """{"error":{"code":401,"title":"Unauthorized","message":"The request you have made requires authentication."}}""",
            ApiFailureKind.Unauthorized,
            "The request you have made requires authentication.");
        yield return Row(
            "not allowed", 403,
            """{"errors":[{"code":"client","status":403,"title":"","detail":"Policy doesn't allow cluster:create to be performed","links":[]}]}""",
            ApiFailureKind.Forbidden,
            "Policy doesn't allow");
        yield return Row(
            "too many clusters", 403,
            """{"errors":[{"code":"client","status":403,"title":"","detail":"You have reached the maximum clusters per project, 20.","links":[]}]}""",
            ApiFailureKind.QuotaExceeded,
            "maximum clusters per project, 20");
        yield return Row("wrong verb", 405, "", ApiFailureKind.Unsupported, "405");
        yield return Row(
            "microversion too new", 406,
            """
            {"errors":[{"request_id":"","code":"","status":406,"title":"Requested version is unsupported",
            "detail":"Version 1.33 was requested but the minor version is not supported by this service.","max_version":"1.10","min_version":"1.1",
            "links":[]}]}
            """,
            ApiFailureKind.Invalid,
            "versions 1.1 to 1.10");
        yield return Row(
            "busy", 409,
            """{"errors":[{"code":"client","status":409,"title":"","detail":"Cluster is in inappropriate state for this operation.","links":[]}]}""",
            ApiFailureKind.Conflict,
            "inappropriate state");
        yield return Row(
            "the service broke", 500,
            """{"errors":[{"code":"server","status":500,"title":"","detail":"Circular reference detected","links":[]}]}""",
            ApiFailureKind.Unavailable,
            "Circular reference detected");
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Both_envelopes_of_a_refusal_are_understood(int status, string body, ApiFailureKind kind, string words)
    {
        using var cloud = new ScriptedCloud();
        cloud.On("POST", "/magnum/v1/clusters/c-1/actions", _ =>
        {
            var answer = ScriptedCloud.Json(body, (HttpStatusCode)status);
            answer.Headers.Add("X-Openstack-Request-Id", "req-77");
            return answer;
        });
        await using var connection = FirstGeneration.Connect(cloud);

        Assert.That(
            async () => await connection.ContainerInfra.TurnOffClusterAsync("c-1", default),
            Throws.InstanceOf<ApiException>()
                .With.Property(nameof(ApiException.Kind)).EqualTo(kind)
                .And.Property(nameof(ApiException.RequestId)).EqualTo("req-77")
                .And.Message.Contains(words));
    }

    [Test]
    public async Task Gone_is_null_on_read_and_false_on_delete()
    {
        using var cloud = new ScriptedCloud();
        cloud.On(
            request => request.Path.StartsWith("/magnum/v1/", StringComparison.Ordinal)
                ? FirstGeneration.Refusal(HttpStatusCode.NotFound, "Cluster c-1 could not be found.")
                : null);
        cloud.On("GET", "/magnum/v1/clustertemplates", """{"clustertemplates":[]}""");
        await using var connection = FirstGeneration.Connect(cloud);

        Assert.That(await connection.ContainerInfra.GetClusterAsync("c-1", default), Is.Null);
        Assert.That(await connection.ContainerInfra.GetNodeGroupAsync("g-1", default), Is.Null);
        Assert.That(await connection.ContainerInfra.DeleteClusterAsync("c-1", default), Is.False);
        Assert.That(cloud.To("/magnum/v1/clustertemplates"), Has.Count.EqualTo(1), "the address is proven once");
    }

    [Test]
    public async Task A_404_from_an_address_that_is_not_the_service_is_not_gone()
    {
        using var cloud = new ScriptedCloud();
        cloud.On(request => request.Path.StartsWith("/magnum/v1/", StringComparison.Ordinal) ? ScriptedCloud.Json("{}", HttpStatusCode.NotFound) : null);
        await using var connection = FirstGeneration.Connect(cloud);

        Assert.That(
            async () => await connection.ContainerInfra.GetClusterAsync("c-1", default),
            Throws.InstanceOf<ApiException>()
                .With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.BadResponse)
                .And.Message.Contains("taken for gone"));
    }

    [Test]
    public async Task A_400_halfway_through_a_delete_is_known_for_what_it_is()
    {
        using var cloud = new ScriptedCloud();
        cloud.On(
            "GET", "/magnum/v1/clusters/c-1",
            _ => FirstGeneration.Refusal(HttpStatusCode.BadRequest, "Invalid input for field/attribute master_count. Value: '0'."));
        cloud.On("POST", "/magnum/v1/clusters/c-1/actions", _ => FirstGeneration.Refusal(HttpStatusCode.BadRequest, "Bad."));
        await using var connection = FirstGeneration.Connect(cloud);

        var read = Assert.ThrowsAsync<ApiException>(() => connection.ContainerInfra.GetClusterAsync("c-1", default))!;
        var change = Assert.ThrowsAsync<ApiException>(() => connection.ContainerInfra.TurnOnClusterAsync("c-1", default))!;

        Assert.That((ContainerInfraClient.IsHalfDeleted(read), ContainerInfraClient.IsHalfDeleted(change)), Is.EqualTo((true, false)));
    }

    [Test]
    public void Labels_are_set_and_removed_without_touching_those_of_others()
    {
        var labels = new Dictionary<string, string> { ["kube_tag"] = "v1.32.1", ["mine"] = "1", ["old"] = "x" };
        var cluster = new Cluster { Generation = 1, Id = "c-1", Labels = labels };

        Assert.That(
            ContainerInfraChanges.LabelsWith(cluster, new Dictionary<string, string> { ["mine"] = "2", ["new"] = "3" }, ["old", "mine", "never there"]),
            Is.EquivalentTo(new Dictionary<string, string> { ["kube_tag"] = "v1.32.1", ["mine"] = "2", ["new"] = "3" }));
    }

    private static TestCaseData Row(string name, int status, string body, ApiFailureKind kind, string words) =>
        new TestCaseData(status, body, kind, words).SetArgDisplayNames(name);

    private static async Task<Cluster?> ReadClusterAsync(string json)
    {
        using var cloud = new ScriptedCloud();
        cloud.On("GET", "/magnum/v1/clusters/c-1", json);
        await using var connection = FirstGeneration.Connect(cloud);
        return await connection.ContainerInfra.GetClusterAsync("c-1", default);
    }

    private static async Task<NodeGroup?> ReadGroupAsync(string json)
    {
        using var cloud = new ScriptedCloud();
        cloud.On("GET", "/magnum/v1/nodegroups/g-1", json);
        await using var connection = FirstGeneration.Connect(cloud);
        return await connection.ContainerInfra.GetNodeGroupAsync("g-1", default);
    }
}
