namespace Vkcc.Simulator.First;

/// <summary>Which rules each call on a first-generation cluster must pass; in order, because later ones rest on earlier ones.</summary>
internal static class ClusterChecks
{
    /// <summary>The body is complete already, see <see cref="ClusterFactory.Complete"/>.</summary>
    public static IEnumerable<Refusal?> Create(CreateClusterRequest body, World world, Region region, string projectId)
    {
        yield return Allowed(world, projectId);
        var name = body.Name ?? "";
        yield return Second.NameRules.Length("cluster", name);
        yield return ClusterRules.Characters("cluster", name);
        yield return Template(world.Offers.Templates, body.ClusterTemplateId);
        yield return body.Coe is null or "" or "kubernetes" ? null : Refusal.Invalid($"coe must be kubernetes, got {body.Coe}.");
        yield return body.FloatingIpEnabled is null ? Refusal.Invalid("floating_ip_enabled is missing.") : null;
        yield return ClusterRules.Type(body.ClusterType);
        yield return ClusterRules.MasterCount(body.ClusterType, body.MasterCount);
        yield return body.ClusterType == ClusterRules.Regional
            ? ClusterRules.ThreeZones(body.AvailabilityZone, body.AvailabilityZones)
            : ClusterRules.OneZone(body.AvailabilityZone, body.AvailabilityZones);
        string[] zones = body.ClusterType == ClusterRules.Regional ? [.. body.AvailabilityZones!.Select(zone => zone ?? "")] : [body.AvailabilityZone!];
        foreach (var result in Network(body, region, world.Networking).Concat(Masters(body, zones, world, region)))
        {
            yield return result;
        }

        var labels = MagnumLabels.Read(body.Labels ?? [], respell: false);
        yield return MagnumLabels.Known(labels, region.Id, zones);
        yield return RegistryRules.Plain(body.InsecureRegistries);
        yield return ClusterRules.Keypair(body.Keypair);
        yield return ClusterRules.UniqueCluster(name, projectId, region.Id, world.FirstClusters);
        foreach (var result in QuotaRules.Fit(
            world, region.Id, "", 0, body.MasterFlavorId!, body.MasterCount!.Value, Cluster.MasterDisks(labels), clusters: 1))
        {
            yield return result;
        }
    }

    public static IEnumerable<Refusal?> Upgrade(Cluster cluster, UpgradeRequest body, World world)
    {
        yield return Template(world.Offers.Templates, body.ClusterTemplateId);
        yield return ClusterRules.NoAlphaFeatures(cluster);
        yield return KubernetesVersion.Parse(cluster.Api.CoeVersion) is { } from
            ? ClusterRules.Path(from, world.Offers.Templates.Find(body.ClusterTemplateId)!.Version)
            : null;
    }

    public static IEnumerable<Refusal?> ResizeMasters(Cluster cluster, string? flavorId, World world)
    {
        yield return MachineRules.FlavorExists(flavorId);
        yield return MachineRules.NoGpuForMasters(flavorId);
        foreach (var zone in cluster.Api.Zones)
        {
            yield return MachineRules.FlavorInZone(flavorId, zone);
        }

        var masters = cluster.Api.MasterCount;
        foreach (var result in QuotaRules.Fit(world, cluster.Region, cluster.Api.MasterFlavorId, masters, flavorId!, masters))
        {
            yield return result;
        }
    }

    /// <summary>GEN-7.</summary>
    private static Refusal? Allowed(World world, string projectId) => world.ClosedProjects.Contains(projectId)
        ? Refusal.Forbidden("This project may not create first-generation clusters. Use the second generation or ask support.")
        : null;

    /// <summary>A template that is missing is 400, one that does not exist 404 (openstack-observed.md section 5).</summary>
    private static Refusal? Template(ClusterTemplates templates, string? id) => string.IsNullOrEmpty(id) ? Refusal.Invalid("cluster_template_id is missing.")
        : templates.Find(id) is null ? Refusal.NotFound($"ClusterTemplate {id} could not be found.")
        : null;

    private static IEnumerable<Refusal?> Network(CreateClusterRequest body, Region region, Networking networking)
    {
        yield return ClusterRules.Network(networking, body.NetworkId, region.Id);
        yield return SubnetRules.SubnetOfNetwork(networking, "subnet_id", body.SubnetId, body.NetworkId);
        yield return SubnetRules.SubnetOfNetwork(networking, "loadbalancer_subnet_id", body.LoadbalancerSubnetId, body.NetworkId);
        yield return ClusterRules.ExternalNetwork(networking, body.ExternalNetworkId, body.NetworkId, region.Id);
        yield return SubnetRules.RouterForPublicIp(networking, body.FloatingIpEnabled == true, body.SubnetId);
        yield return SubnetRules.RouterForPublicIp(networking, body.FloatingIpEnabled == true, body.LoadbalancerSubnetId);
        yield return SubnetRules.PodCidr(networking, body.PodsNetworkCidr, body.NetworkId);
    }

    private static IEnumerable<Refusal?> Masters(CreateClusterRequest body, string[] zones, World world, Region region)
    {
        yield return MachineRules.FlavorExists(body.MasterFlavorId);
        yield return MachineRules.NoGpuForMasters(body.MasterFlavorId);
        foreach (var zone in zones)
        {
            yield return MachineRules.ZoneIsThere(zone, region, world.IsOpen);
            yield return ClusterRules.ZoneOfSdn(world.Networking, zone, body.NetworkId);
            yield return MachineRules.FlavorInZone(body.MasterFlavorId, zone);
        }
    }
}
