namespace Vkcc.Simulator;

/// <summary>Which rules each call on a first-generation cluster must pass; in order, because later ones rest on earlier ones.</summary>
internal static class InfraClusterChecks
{
    /// <summary>The body is complete already, see <see cref="InfraClusterFactory.Complete"/>.</summary>
    public static IEnumerable<Refusal?> Create(InfraCreateClusterRequest body, World world, Region region, string projectId)
    {
        yield return Allowed(world, projectId);
        var name = body.Name ?? "";
        yield return NameRules.Length("cluster", name);
        yield return InfraNameRules.Characters("cluster", name);
        yield return Template(world.Offers.Templates, body.ClusterTemplateId);
        yield return body.Coe is null or "" or "kubernetes" ? null : Refusal.Invalid($"coe must be kubernetes, got {body.Coe}.");
        yield return body.FloatingIpEnabled is null ? Refusal.Invalid("floating_ip_enabled is missing.") : null;
        yield return InfraTopologyRules.Type(body.ClusterType);
        yield return InfraTopologyRules.MasterCount(body.ClusterType, body.MasterCount);
        yield return body.ClusterType == InfraTopologyRules.Regional
            ? InfraTopologyRules.ThreeZones(body.AvailabilityZone, body.AvailabilityZones)
            : InfraTopologyRules.OneZone(body.AvailabilityZone, body.AvailabilityZones);
        string[] zones = body.ClusterType == InfraTopologyRules.Regional ? [.. body.AvailabilityZones!.Select(zone => zone ?? "")] : [body.AvailabilityZone!];
        foreach (var result in Network(body, region, world.Networking).Concat(Masters(body, zones, world, region)))
        {
            yield return result;
        }

        yield return InfraLabelRules.Known(InfraLabelRules.Read(body.Labels ?? [], respell: false), region.Id, zones);
        yield return RegistryRules.Plain(body.InsecureRegistries);
        yield return InfraNetworkRules.Keypair(body.Keypair);
        yield return InfraNameRules.UniqueCluster(name, projectId, region.Id, world.InfraClusters);
        foreach (var result in InfraQuotaRules.Fit(
            world, region.Id, "", 0, body.MasterFlavorId!, body.MasterCount!.Value, InfraCluster.MasterDisks(InfraLabelRules.Read(body.Labels ?? [], respell: false)), clusters: 1))
        {
            yield return result;
        }
    }

    public static IEnumerable<Refusal?> Upgrade(InfraCluster cluster, InfraUpgradeRequest body, World world)
    {
        yield return Template(world.Offers.Templates, body.ClusterTemplateId);
        yield return InfraUpgradeRules.NoAlphaFeatures(cluster);
        yield return KubernetesVersion.Parse(cluster.Api.CoeVersion) is { } from
            ? InfraUpgradeRules.Path(from, world.Offers.Templates.Find(body.ClusterTemplateId)!.Version)
            : null;
    }

    public static IEnumerable<Refusal?> ResizeMasters(InfraCluster cluster, string? flavorId, World world)
    {
        yield return MachineRules.FlavorExists(Machine(flavorId));
        yield return MachineRules.NoGpuForMasters(Machine(flavorId));
        foreach (var zone in cluster.Api.Zones)
        {
            yield return MachineRules.FlavorInZone(Machine(flavorId), zone);
        }

        var masters = cluster.Api.MasterCount;
        foreach (var result in InfraQuotaRules.Fit(world, cluster.Region, cluster.Api.MasterFlavorId, masters, flavorId!, masters))
        {
            yield return result;
        }
    }

    public static MachineEngine Machine(string? flavorId) => new(new NovaEngine(flavorId));

    /// <summary>GEN-7.</summary>
    private static Refusal? Allowed(World world, string projectId) => world.ClosedProjects.Contains(projectId)
        ? Refusal.Forbidden("This project may not create first-generation clusters. Use the second generation or ask support.")
        : null;

    /// <summary>A template that is missing is 400, one that does not exist 404 (openstack-observed.md section 5).</summary>
    private static Refusal? Template(ClusterTemplates templates, string? id) => string.IsNullOrEmpty(id) ? Refusal.Invalid("cluster_template_id is missing.")
        : templates.Find(id) is null ? Refusal.NotFound($"ClusterTemplate {id} could not be found.")
        : null;

    private static IEnumerable<Refusal?> Network(InfraCreateClusterRequest body, Region region, Networking networking)
    {
        yield return InfraNetworkRules.Network(networking, body.NetworkId, region.Id);
        yield return NetworkRules.SubnetOfNetwork(networking, "subnet_id", body.SubnetId, body.NetworkId);
        yield return NetworkRules.SubnetOfNetwork(networking, "loadbalancer_subnet_id", body.LoadbalancerSubnetId, body.NetworkId);
        yield return InfraNetworkRules.ExternalNetwork(networking, body.ExternalNetworkId, body.NetworkId, region.Id);
        yield return NetworkRules.RouterForPublicIp(networking, body.FloatingIpEnabled == true, body.SubnetId);
        yield return NetworkRules.RouterForPublicIp(networking, body.FloatingIpEnabled == true, body.LoadbalancerSubnetId);
        yield return NetworkRules.PodCidr(networking, body.PodsNetworkCidr, body.NetworkId);
    }

    private static IEnumerable<Refusal?> Masters(InfraCreateClusterRequest body, string[] zones, World world, Region region)
    {
        yield return MachineRules.FlavorExists(Machine(body.MasterFlavorId));
        yield return MachineRules.NoGpuForMasters(Machine(body.MasterFlavorId));
        foreach (var zone in zones)
        {
            yield return TopologyRules.ZoneIsThere(zone, region, world.IsOpen);
            yield return InfraTopologyRules.ZoneOfSdn(world.Networking, zone, body.NetworkId);
            yield return MachineRules.FlavorInZone(Machine(body.MasterFlavorId), zone);
        }
    }
}
