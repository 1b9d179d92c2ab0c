namespace Vkcc.Simulator.Second;

/// <summary>Which rules each call on a cluster must pass; in order, because later ones rest on earlier ones.</summary>
internal static class ClusterChecks
{
    public static IEnumerable<Refusal?> Create(CreateClusterRequest body, World world, Region region, string projectId)
    {
        var name = body.Name ?? "";
        yield return NameRules.Length("cluster", name);
        yield return NameRules.Characters("cluster", name);
        yield return NameRules.Description(body.Description ?? "");
        yield return LabelRules.ClusterLabels(body.Labels);
        yield return VersionRules.Form(body.Version);
        yield return VersionRules.Offered(body.Version, world.Offers.Versions);
        yield return ClusterRules.Type(body.DeploymentType);
        yield return ClusterRules.MasterCount(body.DeploymentType!, body.MasterSpec?.Replicas ?? 0);
        yield return ClusterRules.ZoneCount(body.DeploymentType!);
        yield return MachineRules.FlavorExists(body.MasterSpec?.Engine?.NovaEngine?.FlavorId);
        yield return MachineRules.NoGpuForMasters(body.MasterSpec!.Engine?.NovaEngine?.FlavorId);
        foreach (var zone in ZonesOf(body.DeploymentType!))
        {
            yield return MachineRules.ZoneIsThere(zone, region, world.IsOpen);
            yield return MachineRules.FlavorInZone(body.MasterSpec.Engine?.NovaEngine?.FlavorId, zone);
        }

        foreach (var result in Network(body, region, world.Networking))
        {
            yield return result;
        }

        yield return RegistryRules.Registries(body.InsecureRegistries);
        yield return NameRules.UniqueCluster(name, projectId, region.Id, world.SecondClusters);
        yield return NameRules.Uuid(body.Uuid ?? "", world.SecondClusters);
        foreach (var result in QuotaRules.NewCluster(world, region.Id, body.MasterSpec.Engine!.NovaEngine!.FlavorId!, body.MasterSpec.Replicas))
        {
            yield return result;
        }
    }

    public static IEnumerable<Refusal?> Upgrade(Cluster cluster, UpgradeRequest body, World world)
    {
        yield return VersionRules.Form(body.TargetVersion);
        yield return VersionRules.Offered(body.TargetVersion, world.Offers.Versions);
        yield return VersionRules.UpgradePath(cluster.Api.Version, body.TargetVersion);
    }

    public static IEnumerable<Refusal?> ScaleControlPlane(Cluster cluster, ScaleControlPlaneRequest body, World world)
    {
        yield return ClusterRules.SameMasterCount(cluster, body.MasterSpec?.Replicas ?? 0);
        yield return MachineRules.FlavorExists(body.MasterSpec!.Engine?.NovaEngine?.FlavorId);
        yield return MachineRules.NoGpuForMasters(body.MasterSpec.Engine?.NovaEngine?.FlavorId);
        var masters = cluster.Api.Master.Replicas;
        var flavor = body.MasterSpec.Engine!.NovaEngine!.FlavorId!;
        foreach (var result in QuotaRules.Change(world, cluster.Region, (cluster.Api.FlavorId, masters, 0), (flavor, masters, 0), workers: false))
        {
            yield return result;
        }
    }

    public static IEnumerable<Refusal?> Update(UpdateClusterRequest body)
    {
        yield return LabelRules.ClusterLabels(body.Labels);
        yield return ClusterRules.AllowedCidrs(body.AllowedCidrs);
    }

    public static IEnumerable<string> ZonesOf(DeploymentType deployment) =>
        deployment.MultiZonalDeployment?.Zones ?? [deployment.ZonalDeployment!.Zone!];

    private static IEnumerable<Refusal?> Network(CreateClusterRequest body, Region region, Networking networking)
    {
        var sprut = body.NetworkConfig?.Engine?.SprutEngine;
        var balancer = body.LoadBalancerConfig?.OctaviaEngine;
        yield return ClusterRules.SprutNetwork(networking, sprut?.NetworkId, region.Id);
        yield return SubnetRules.SubnetOfNetwork(networking, "subnet_id", sprut!.SubnetId, sprut.NetworkId);
        yield return SubnetRules.SubnetOfNetwork(networking, "loadbalancer_subnet_id", balancer?.LoadbalancerSubnetId, sprut.NetworkId);
        yield return ClusterRules.ExternalNetwork(networking, sprut.ExternalNetworkId, region.Id);
        yield return SubnetRules.RouterForPublicIp(networking, balancer!.EnablePublicIp, sprut.SubnetId);
        yield return SubnetRules.RouterForPublicIp(networking, balancer.EnablePublicIp, balancer.LoadbalancerSubnetId);
        yield return ClusterRules.Plugin(body.NetworkConfig!.Plugin);
        yield return SubnetRules.PodCidr(networking, (body.NetworkConfig.Plugin!.Calico ?? body.NetworkConfig.Plugin.Cilium)!.PodsIpv4Cidr, sprut.NetworkId);
        yield return ClusterRules.AllowedCidrs(balancer.AllowedCidrs);
    }
}
