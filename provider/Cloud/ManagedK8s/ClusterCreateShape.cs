using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Body of <c>POST clusters</c>: all members always, as the official client sends them (API reference 3.2).</summary>
internal sealed record ClusterCreateShape(
    [property: JsonPropertyName("uuid")] string Uuid,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("labels")] IReadOnlyDictionary<string, string?> Labels,
    [property: JsonPropertyName("master_spec")] MasterSpecShape MasterSpec,
    [property: JsonPropertyName("deployment_type")] DeploymentTypeShape DeploymentType,
    [property: JsonPropertyName("network_config")] NetworkConfigShape NetworkConfig,
    [property: JsonPropertyName("load_balancer_config")] LoadBalancerConfigShape LoadBalancerConfig,
    [property: JsonPropertyName("insecure_registries")] IReadOnlyList<string> InsecureRegistries)
{
    public static ClusterCreateShape Of(ClusterCreateRequest request) => new(
        request.Uuid ?? "",
        request.Name,
        request.Description ?? "",
        request.Version,
        Texts.Sorted(request.Labels),
        new(VmEngineShape.Of(request.MasterFlavorId), request.MasterCount),
        Deployment(request),
        new()
        {
            Plugin = Plugin(request.NetworkPlugin, new() { PodsIpv4Cidr = request.PodsCidr }),
            Engine = new() { SprutEngine = new() { NetworkId = request.NetworkId, SubnetId = request.SubnetId, ExternalNetworkId = request.ExternalNetworkId ?? "" } },
        },
        new()
        {
            OctaviaEngine = new() { LoadbalancerSubnetId = request.LoadbalancerSubnetId, EnablePublicIp = request.PublicIp, AllowedCidrs = request.ApiAllowedCidrs },
        },
        request.InsecureRegistries);

    private static DeploymentTypeShape Deployment(ClusterCreateRequest request) => request.ClusterType switch
    {
        ClusterType.Regional => new() { MultiZonalDeployment = new() { Zones = request.AvailabilityZones } },
        _ => new() { ZonalDeployment = new() { Zone = request.AvailabilityZones.Single() } },
    };

    private static NetworkConfigShape.PluginShape Plugin(NetworkPlugin plugin, NetworkConfigShape.PodsShape pods) => plugin switch
    {
        NetworkPlugin.Cilium => new() { Cilium = pods },
        _ => new() { Calico = pods },
    };
}
