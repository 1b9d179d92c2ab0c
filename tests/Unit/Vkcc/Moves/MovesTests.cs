using Terraform.Framework;
using Vkcc;

namespace Unit.Vkcc.Moves;

/// <summary>States of VK Cloud's own provider as ours: what is taken, what is left behind (API reference section 4).</summary>
internal sealed class MovesTests
{
    private const string Registry = "registry.terraform.io/vk-cs/vkcs";

    private const string SecondCluster = """
        {
          "id": "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", "uuid": "7b0f4a52-0000-4000-8000-000000000001", "name": "shop", "version": "v1.34.2", "cluster_type": "regional",
          "availability_zones": ["ME1", "MS1", "PA2"], "master_count": 5, "master_flavor": "f1", "network_id": "n", "subnet_id": "s", "loadbalancer_subnet_id": "b",
          "network_plugin": "calico", "pods_ipv4_cidr": "10.100.0.0/16", "public_ip": true, "external_network_id": "x", "loadbalancer_allowed_cidrs": ["10.0.0.0/24"],
          "insecure_registries": null, "labels": {"a": "b"}, "description": "", "region": "RegionOne", "project_id": "p", "status": "RUNNING", "created_at": "c",
          "api_address": "https://a", "api_lb_fip": "1.2.3.4", "api_lb_vip": "", "k8s_config": "the secret", "master_disks": [{"size": 1, "type": "the secret"}],
          "node_groups": [], "timeouts": {"create": "90m", "update": null, "delete": null}
        }
        """;

    private const string FirstCluster = """
        {
          "id": "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", "name": "old", "cluster_template_id": "t", "cluster_type": "standard", "availability_zone": "MS1", "availability_zones": [],
          "master_count": 1, "master_flavor": "f1", "network_id": "n", "subnet_id": "s", "loadbalancer_subnet_id": "", "external_network_id": "", "floating_ip_enabled": true,
          "pods_network_cidr": "10.100.0.0/16", "labels": {"calico_ipv4pool": "10.100.0.0/16"}, "all_labels": {"x": "the secret"}, "keypair": "", "dns_domain": "d",
          "insecure_registries": ["r"], "sync_security_policy": true, "status": "SHUTOFF", "api_address": "https://a", "api_lb_fip": "1.2.3.4", "api_lb_vip": "10.0.0.2",
          "registry_auth_password": "the secret", "k8s_config": "the secret", "master_addresses": ["the secret"], "stack_id": "the secret", "user_id": "the secret",
          "project_id": "", "region": "RegionOne", "created_at": "c", "updated_at": "u", "timeouts": null
        }
        """;

    private const string SecondGroup = """
        {
          "id": "2xQk9RbTnMdQw7sHcUe4yKj3gPz", "uuid": "u", "cluster_id": "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", "name": "workers", "node_flavor": "f2", "availability_zone": "MS1",
          "disk_type": "ceph-ssd", "disk_size": 50, "scale_type": "auto_scale", "fixed_scale_node_count": null, "auto_scale_min_size": 1, "auto_scale_max_size": 4,
          "auto_scale_node_count": 3, "parallel_upgrade_chunk": 30, "labels": null, "taints": [{"key": "k", "value": "v", "effect": "NoSchedule"}], "region": "RegionOne",
          "created_at": "c", "timeouts": null
        }
        """;

    private const string FirstGroup = """
        {
          "id": "6f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", "cluster_id": "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", "name": "workers", "node_count": 3, "autoscaling_enabled": false,
          "min_nodes": 1, "max_nodes": 5, "flavor_id": "f2", "volume_size": 30, "volume_type": "ceph-ssd", "availability_zones": ["MS1"], "max_node_unavailable": 25,
          "labels": [{"key": "env", "value": "test"}, {"key": "bare", "value": ""}], "taints": [{"key": "k", "value": "v", "effect": "NoSchedule"}], "uuid": null, "state": null,
          "created_at": "c", "updated_at": "the secret", "timeouts": {"create": "60m"}
        }
        """;

    private const string SecondPolicy = """
        {
          "id": "2xQkBm4TnVdQw7sHcUe4yKj3gPz", "cluster_id": "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", "security_policy_template_id": "2xQkTm4TnVdQw7sHcUe4yKj3gPz",
          "policy_settings": "{\"ranges\": []}", "namespace": "*", "enabled": false, "region": "the secret"
        }
        """;

    private const string FirstPolicy = """
        {
          "id": "723bfe25-5b2b-4410-aba0-1c0ef6d1c8b0", "cluster_id": "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77",
          "security_policy_template_id": "bd90b09a-c814-4d3a-bbe7-b323e4252fa7", "policy_settings": "{}", "namespace": "team-a", "enabled": true,
          "region": "the secret", "created_at": "c", "updated_at": "u"
        }
        """;

    [Test]
    public async Task Row_62_a_second_generation_cluster_moves_in()
    {
        var state = ClusterModel.From(await MoveAsync(ClusterResource.Name, "vkcs_kubernetes_cluster_v2", SecondCluster));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (state.Id.Value, state.Uuid.Value, state.Generation.Value),
                Is.EqualTo(("2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", "7b0f4a52-0000-4000-8000-000000000001", 2L)));
            Assert.That((state.MasterFlavor.Value, state.MasterFlavorActual.Value), Is.EqualTo(("f1", "f1")));
            Assert.That((state.PodsCidr.Value, state.PublicIp.Value, state.DeletionProtection.Value), Is.EqualTo(("10.100.0.0/16", true, false)));
            Assert.That(state.ApiAllowedCidrs.Value.Select(c => c.Value), Is.EqualTo(new[] { "10.0.0.0/24" }));
            Assert.That(
                state.InsecureRegistries.Value.Count == 0 && state.Description.Is(string.Empty) && state.PrivateAddress.IsNull && state.PowerState.IsNull,
                Is.True);
            Assert.That(state.PublicAddress.Value, Is.EqualTo("1.2.3.4"));
            Assert.That(state.MasterPlacement.Value.Select(z => (z.Key, z.Value.Value)), Is.EquivalentTo(new[] { ("ME1", 2L), ("MS1", 2L), ("PA2", 1L) }));
            Assert.That((state.Timeouts.Value.Create.Value, state.Timeouts.Value.Update.IsNull), Is.EqualTo(("90m", true)));
        }
    }

    [Test]
    public async Task Row_62_a_first_generation_cluster_moves_in()
    {
        var state = ClusterModel.From(await MoveAsync(ClusterResource.Name, "vkcs_kubernetes_cluster", FirstCluster));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((state.Id.Value, state.Generation.Value, state.ClusterTemplateId.Value), Is.EqualTo(("5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", 1L, "t")));
            Assert.That(state.AvailabilityZones.Value.Select(z => z.Value), Is.EqualTo(new[] { "MS1" }));
            Assert.That((state.PublicIp.Value, state.SecurityPolicySync.Value, state.PowerState.Value), Is.EqualTo((true, true, "stopped")));
            Assert.That(
                state.Keypair.Is(string.Empty) && state.LoadbalancerSubnetId.IsNull && state.ProjectId.IsNull && state.Timeouts.Is(new TimeoutsModel()),
                Is.True);
            Assert.That(state.Labels.Value.Keys, Is.EqualTo(new[] { "calico_ipv4pool" }));
        }
    }

    [Test]
    public async Task Row_62_a_second_generation_group_moves_in()
    {
        var state = NodeGroupModel.From(await MoveAsync(NodeGroupResource.Name, "vkcs_kubernetes_node_group_v2", SecondGroup));
        var fixedState = NodeGroupModel.From(await MoveAsync(
            NodeGroupResource.Name,
            "vkcs_kubernetes_node_group_v2",
            SecondGroup
                .Replace("\"auto_scale\"", "\"fixed_scale\"", StringComparison.Ordinal)
                .Replace("\"fixed_scale_node_count\": null", "\"fixed_scale_node_count\": 0", StringComparison.Ordinal)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (state.Autoscale.Value.Min.Value, state.Autoscale.Value.Max.Value, state.CurrentNodeCount.Value, state.NodeCount.IsNull),
                Is.EqualTo((1L, 4L, 3L, true)));
            Assert.That((state.Flavor.Value, state.MaxUnavailablePercent.Value, state.Generation.Value), Is.EqualTo(("f2", 30L, 2L)));
            Assert.That(state.Taints.Value.Single().Value.Key.Value, Is.EqualTo("k"));
            Assert.That((fixedState.NodeCount.Value, fixedState.CurrentNodeCount.Value, fixedState.Autoscale.IsNull), Is.EqualTo((0L, 0L, true)));
        }
    }

    [Test]
    public async Task Row_62_a_first_generation_group_moves_in()
    {
        var state = NodeGroupModel.From(await MoveAsync(NodeGroupResource.Name, "vkcs_kubernetes_node_group", FirstGroup));
        var scaled = NodeGroupModel.From(await MoveAsync(
            NodeGroupResource.Name,
            "vkcs_kubernetes_node_group",
            FirstGroup.Replace("\"autoscaling_enabled\": false", "\"autoscaling_enabled\": true", StringComparison.Ordinal)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((state.NodeCount.Value, state.Autoscale.IsNull, state.CurrentNodeCount.Value), Is.EqualTo((3L, true, 3L)));
            Assert.That((state.AvailabilityZone.Value, state.DiskType.Value, state.DiskSize.Value), Is.EqualTo(("MS1", "ceph-ssd", 30L)));
            Assert.That(state.Labels.Value.Select(l => (l.Key, l.Value.Value)), Is.EquivalentTo(new[] { ("env", "test"), ("bare", "") }));
            Assert.That((scaled.Autoscale.Value.Min.Value, scaled.Autoscale.Value.Max.Value, scaled.NodeCount.IsNull), Is.EqualTo((1L, 5L, true)));
        }
    }

    [Test]
    public async Task Row_62_a_second_generation_policy_moves_in()
    {
        var state = SecurityPolicyModel.From(await MoveAsync(SecurityPolicyResource.Name, "vkcs_kubernetes_security_policy_v2", SecondPolicy));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (state.Id.Value, state.ClusterId.Value, state.Generation.Value),
                Is.EqualTo(("2xQkBm4TnVdQw7sHcUe4yKj3gPz", "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", 2L)));
            Assert.That((state.TemplateId.Value, state.Template.IsNull, state.TemplateVersion.IsNull), Is.EqualTo(("2xQkTm4TnVdQw7sHcUe4yKj3gPz", true, true)));
            Assert.That((state.Namespace.Value, state.Settings.Value, state.Enabled.Value), Is.EqualTo(("*", """{"ranges": []}""", false)));
            Assert.That((state.CreatedAt.IsNull, state.UpdatedAt.IsNull, state.Timeouts.Is(new TimeoutsModel())), Is.EqualTo((true, true, true)));
        }
    }

    [Test]
    public async Task Row_62_a_first_generation_policy_moves_in()
    {
        var state = SecurityPolicyModel.From(await MoveAsync(SecurityPolicyResource.Name, "vkcs_kubernetes_security_policy", FirstPolicy));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (state.Id.Value, state.ClusterId.Value, state.Generation.Value),
                Is.EqualTo(("723bfe25-5b2b-4410-aba0-1c0ef6d1c8b0", "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77", 1L)));
            Assert.That((state.TemplateId.Value, state.Template.IsNull), Is.EqualTo(("bd90b09a-c814-4d3a-bbe7-b323e4252fa7", true)));
            Assert.That((state.Namespace.Value, state.Settings.Value, state.Enabled.Value), Is.EqualTo(("team-a", "{}", true)));
            Assert.That((state.CreatedAt.Value, state.UpdatedAt.Value), Is.EqualTo(("c", "u")));
        }
    }

    [TestCase(false, true, "-refresh=false")]
    [TestCase(true, true, null)]
    [TestCase(false, false, null)]
    public void A_moved_policy_is_not_planned_before_a_refresh_has_told_its_template(bool hasRefreshed, bool isMoved, string? said)
    {
        var prior = new SecurityPolicyModel { TemplateId = "t", Template = isMoved ? TfValue<string>.Null : "k8sreplicalimits" };

        var told = SecurityPolicyMoves.NotCompleted(prior, hasRefreshed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told is null, Is.EqualTo(said is null));
            Assert.That(told?.Detail ?? string.Empty, Does.Contain(said ?? string.Empty));
        }
    }

    [TestCase("vkcs_kubernetes_cluster_v2", """{"name": "the secret"}""", "\"id\" is not there")]
    [TestCase("vkcs_kubernetes_cluster_v2", """{"id": "x", "labels": "the secret"}""", "\"labels\" is not a map")]
    [TestCase("vkcs_kubernetes_cluster_v2", """{"id": "x", "master_count": "the secret"}""", "\"master_count\" is not a whole number")]
    [TestCase("vkcs_kubernetes_cluster_v2", """{"id": "x", "availability_zones": [["the secret"]]}""", "\"availability_zones\" is not made of texts")]
    [TestCase("vkcs_kubernetes_cluster_v2", "[]", "is no object")]
    [TestCase("vkcs_kubernetes_cluster_v2", "{the secret", "not valid JSON")]
    public async Task Row_62_a_state_that_was_changed_by_hand_is_refused_without_its_values(string type, string json, string problem)
    {
        var result = await TryMoveAsync(ClusterResource.Name, type, json);

        Assert.That(result.TargetState, Is.EqualTo(TfValue.Null));
        Assert.That(result.Diagnostics.Single().Detail, Does.Contain(problem).And.Not.Contain("the secret"));
    }

    private static async Task<TfObject> MoveAsync(string target, string type, string json)
    {
        var result = await TryMoveAsync(target, type, json);
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.TargetPrivate.IsEmpty, Is.True);
        Assert.That(result.TargetState.ToString(), Does.Not.Contain("the secret"));
        Assert.That(result.TargetIdentity, Is.EqualTo(TfObject.Of(("id", ((TfObject)result.TargetState)["id"]))));
        return (TfObject)result.TargetState;
    }

    private static async Task<MoveResourceStateResult> TryMoveAsync(string target, string type, string json)
    {
        // Never configured, as Terraform starts it for a move.
        using var server = new ProviderServer(new VkccProvider(_ => null));
        return await server.MoveResourceStateAsync(
            new(target, Registry, type, 0, System.Text.Encoding.UTF8.GetBytes(json), "the secret"u8.ToArray()), CancellationToken.None);
    }
}
