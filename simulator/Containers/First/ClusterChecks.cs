namespace Vkcc.Simulator.First;

/// <summary>Which rules each call on a first-generation cluster must pass; in order, because later ones rest on earlier ones.</summary>
internal static class ClusterChecks
{
    /// <summary>The body is complete already, see <see cref="ClusterFactory.Complete"/>.</summary>
    public static void Create(CreateClusterRequest body, World world, Region region, string projectId)
    {
        Refusal.ThrowFirst(Allowed(world, projectId));
        var name = body.Name ?? "";
        Refusal.ThrowFirst(NameRules.Length("cluster", name));
        Refusal.ThrowFirst(NameRules.LooseCharacters("cluster", name));
        Refusal.ThrowFirst(Template(world.Offers.Templates, body.ClusterTemplateId));
        Refusal.ThrowFirst(body.Coe is null or "" or "kubernetes" ? null : Refusal.Invalid($"coe must be kubernetes, got {body.Coe}."));
        Refusal.ThrowFirst(body.FloatingIpEnabled is null ? Refusal.Invalid("floating_ip_enabled is missing.") : null);
        Refusal.ThrowFirst(ClusterRules.Type(body.ClusterType));
        Refusal.ThrowFirst(ClusterRules.MasterCount(body.ClusterType, body.MasterCount));
        Refusal.ThrowFirst(body.ClusterType == ClusterRules.Regional
            ? ClusterRules.ThreeZones(body.AvailabilityZone, body.AvailabilityZones)
            : ClusterRules.OneZone(body.AvailabilityZone, body.AvailabilityZones));
        string[] zones = body.ClusterType == ClusterRules.Regional ? [.. body.AvailabilityZones!.Select(zone => zone ?? "")] : [body.AvailabilityZone!];
        Network(body, region, world.Networking);
        Masters(body, zones, world, region);

        var labels = MagnumLabels.Read(body.Labels ?? [], respell: false);
        Refusal.ThrowFirst(MagnumLabels.Known(labels, region.Id, zones));
        Refusal.ThrowFirst(RegistryRules.Plain(body.InsecureRegistries));
        Refusal.ThrowFirst(ClusterRules.Keypair(body.Keypair));
        Refusal.ThrowFirst(NameRules.UniqueCluster(name, projectId, region.Id, world.FirstClusters));
        Refusal.ThrowFirst(QuotaRules.Fit(
            world, region.Id, "", 0, body.MasterFlavorId!, body.MasterCount!.Value, Cluster.MasterDisks(labels), clusters: 1));
    }

    public static void Upgrade(Cluster cluster, UpgradeRequest body, World world)
    {
        Refusal.ThrowFirst(Template(world.Offers.Templates, body.ClusterTemplateId));
        Refusal.ThrowFirst(ClusterRules.NoAlphaFeatures(cluster));
        Refusal.ThrowFirst(KubernetesVersion.Parse(cluster.Api.CoeVersion) is { } from
            ? ClusterRules.Path(from, world.Offers.Templates.Find(body.ClusterTemplateId)!.Version)
            : null);
    }

    public static void ResizeMasters(Cluster cluster, string? flavorId, World world)
    {
        Refusal.ThrowFirst(MachineRules.FlavorExists(flavorId));
        Refusal.ThrowFirst(MachineRules.NoGpuForMasters(flavorId));
        foreach (var zone in cluster.Api.Zones)
        {
            Refusal.ThrowFirst(MachineRules.FlavorInZone(flavorId, zone));
        }

        var masters = cluster.Api.MasterCount;
        Refusal.ThrowFirst(QuotaRules.Fit(world, cluster.Region, cluster.Api.MasterFlavorId, masters, flavorId!, masters));
    }

    /// <summary>GEN-7.</summary>
    private static Refusal? Allowed(World world, string projectId) => world.ClosedProjects.Contains(projectId)
        ? Refusal.Forbidden("This project may not create first-generation clusters. Use the second generation or ask support.")
        : null;

    /// <summary>A template that is missing is 400, one that does not exist 404 (openstack-observed.md section 5).</summary>
    private static Refusal? Template(ClusterTemplates templates, string? id) => string.IsNullOrEmpty(id) ? Refusal.Invalid("cluster_template_id is missing.")
        : templates.Find(id) is null ? Refusal.NotFound($"ClusterTemplate {id} could not be found.")
        : null;

    private static void Network(CreateClusterRequest body, Region region, Networking networking)
    {
        Refusal.ThrowFirst(ClusterRules.Network(networking, body.NetworkId, region.Id));
        Refusal.ThrowFirst(SubnetRules.SubnetOfNetwork(networking, "subnet_id", body.SubnetId, body.NetworkId));
        Refusal.ThrowFirst(SubnetRules.SubnetOfNetwork(networking, "loadbalancer_subnet_id", body.LoadbalancerSubnetId, body.NetworkId));
        Refusal.ThrowFirst(ClusterRules.ExternalNetwork(networking, body.ExternalNetworkId, body.NetworkId, region.Id));
        Refusal.ThrowFirst(SubnetRules.RouterForPublicIp(networking, body.FloatingIpEnabled == true, body.SubnetId));
        Refusal.ThrowFirst(SubnetRules.RouterForPublicIp(networking, body.FloatingIpEnabled == true, body.LoadbalancerSubnetId));
        Refusal.ThrowFirst(SubnetRules.PodCidr(networking, body.PodsNetworkCidr, body.NetworkId));
    }

    private static void Masters(CreateClusterRequest body, string[] zones, World world, Region region)
    {
        Refusal.ThrowFirst(MachineRules.FlavorExists(body.MasterFlavorId));
        Refusal.ThrowFirst(MachineRules.NoGpuForMasters(body.MasterFlavorId));
        foreach (var zone in zones)
        {
            Refusal.ThrowFirst(MachineRules.ZoneIsThere(zone, region, world.IsOpen));
            Refusal.ThrowFirst(ClusterRules.ZoneOfSdn(world.Networking, zone, body.NetworkId));
            Refusal.ThrowFirst(MachineRules.FlavorInZone(body.MasterFlavorId, zone));
        }
    }
}
