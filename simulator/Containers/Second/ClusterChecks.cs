namespace Vkcc.Simulator.Second;

/// <summary>Which rules each call on a cluster must pass; in order, because later ones rest on earlier ones.</summary>
internal static class ClusterChecks
{
    public static void Create(CreateClusterRequest body, World world, Region region, string projectId)
    {
        var name = body.Name ?? "";
        Refusal.ThrowFirst(NameRules.Length("cluster", name));
        Refusal.ThrowFirst(NameRules.Characters("cluster", name));
        Refusal.ThrowFirst(NameRules.Description(body.Description ?? ""));
        Refusal.ThrowFirst(LabelRules.ClusterLabels(body.Labels));
        Refusal.ThrowFirst(VersionRules.Form(body.Version));
        Refusal.ThrowFirst(VersionRules.Offered(body.Version, world.Offers.Versions));
        Refusal.ThrowFirst(ClusterRules.Type(body.DeploymentType));
        Refusal.ThrowFirst(ClusterRules.MasterCount(body.DeploymentType!, body.MasterSpec?.Replicas ?? 0));
        Refusal.ThrowFirst(ClusterRules.ZoneCount(body.DeploymentType!));
        Refusal.ThrowFirst(MachineRules.FlavorExists(body.MasterSpec?.Engine?.NovaEngine?.FlavorId));
        Refusal.ThrowFirst(MachineRules.NoGpuForMasters(body.MasterSpec!.Engine?.NovaEngine?.FlavorId));
        foreach (var zone in ZonesOf(body.DeploymentType!))
        {
            Refusal.ThrowFirst(MachineRules.ZoneIsThere(zone, region, world.IsOpen));
            Refusal.ThrowFirst(MachineRules.FlavorInZone(body.MasterSpec.Engine?.NovaEngine?.FlavorId, zone));
        }

        Network(body, region, world.Networking);

        Refusal.ThrowFirst(RegistryRules.Registries(body.InsecureRegistries));
        Refusal.ThrowFirst(NameRules.UniqueCluster(name, projectId, region.Id, world.SecondClusters));
        Refusal.ThrowFirst(NameRules.Uuid(body.Uuid ?? "", world.SecondClusters));
        Refusal.ThrowFirst(QuotaRules.NewCluster(world, region.Id, body.MasterSpec.Engine!.NovaEngine!.FlavorId!, body.MasterSpec.Replicas));
    }

    public static void Upgrade(Cluster cluster, UpgradeRequest body, World world)
    {
        Refusal.ThrowFirst(VersionRules.Form(body.TargetVersion));
        Refusal.ThrowFirst(VersionRules.Offered(body.TargetVersion, world.Offers.Versions));
        Refusal.ThrowFirst(VersionRules.UpgradePath(cluster.Api.Version, body.TargetVersion));
    }

    public static void ScaleControlPlane(Cluster cluster, ScaleControlPlaneRequest body, World world)
    {
        Refusal.ThrowFirst(ClusterRules.SameMasterCount(cluster, body.MasterSpec?.Replicas ?? 0));
        Refusal.ThrowFirst(MachineRules.FlavorExists(body.MasterSpec!.Engine?.NovaEngine?.FlavorId));
        Refusal.ThrowFirst(MachineRules.NoGpuForMasters(body.MasterSpec.Engine?.NovaEngine?.FlavorId));
        var masters = cluster.Api.Master.Replicas;
        var flavor = body.MasterSpec.Engine!.NovaEngine!.FlavorId!;
        Refusal.ThrowFirst(QuotaRules.Change(world, cluster.Region, (cluster.Api.FlavorId, masters, 0), (flavor, masters, 0), workers: false));
    }

    public static void Update(UpdateClusterRequest body)
    {
        Refusal.ThrowFirst(LabelRules.ClusterLabels(body.Labels));
        Refusal.ThrowFirst(ClusterRules.AllowedCidrs(body.AllowedCidrs));
    }

    public static IEnumerable<string> ZonesOf(DeploymentType deployment) =>
        deployment.MultiZonalDeployment?.Zones ?? [deployment.ZonalDeployment!.Zone!];

    private static void Network(CreateClusterRequest body, Region region, Networking networking)
    {
        var sprut = body.NetworkConfig?.Engine?.SprutEngine;
        var balancer = body.LoadBalancerConfig?.OctaviaEngine;
        Refusal.ThrowFirst(ClusterRules.SprutNetwork(networking, sprut?.NetworkId, region.Id));
        Refusal.ThrowFirst(SubnetRules.SubnetOfNetwork(networking, "subnet_id", sprut!.SubnetId, sprut.NetworkId));
        Refusal.ThrowFirst(SubnetRules.SubnetOfNetwork(networking, "loadbalancer_subnet_id", balancer?.LoadbalancerSubnetId, sprut.NetworkId));
        Refusal.ThrowFirst(ClusterRules.ExternalNetwork(networking, sprut.ExternalNetworkId, region.Id));
        Refusal.ThrowFirst(SubnetRules.RouterForPublicIp(networking, balancer!.EnablePublicIp, sprut.SubnetId));
        Refusal.ThrowFirst(SubnetRules.RouterForPublicIp(networking, balancer.EnablePublicIp, balancer.LoadbalancerSubnetId));
        Refusal.ThrowFirst(ClusterRules.Plugin(body.NetworkConfig!.Plugin));
        var pods = (body.NetworkConfig.Plugin!.Calico ?? body.NetworkConfig.Plugin.Cilium)!;
        Refusal.ThrowFirst(SubnetRules.PodCidr(networking, pods.PodsIpv4Cidr, sprut.NetworkId));
        Refusal.ThrowFirst(ClusterRules.AllowedCidrs(balancer.AllowedCidrs));
    }
}
