using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Body of <c>POST clusters</c>; null members are not sent (API reference 2.2).</summary>
internal sealed record ClusterCreateShape(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("cluster_template_id")] string ClusterTemplateId,
    [property: JsonPropertyName("cluster_type")] string ClusterType,
    [property: JsonPropertyName("master_count")] long? MasterCount,
    [property: JsonPropertyName("availability_zone")] string? AvailabilityZone,
    [property: JsonPropertyName("availability_zones")] IReadOnlyList<string>? AvailabilityZones,
    [property: JsonPropertyName("master_flavor_id")] string? MasterFlavorId,
    [property: JsonPropertyName("network_id")] string NetworkId,
    [property: JsonPropertyName("subnet_id")] string SubnetId,
    [property: JsonPropertyName("loadbalancer_subnet_id")] string? LoadbalancerSubnetId,
    [property: JsonPropertyName("external_network_id")] string? ExternalNetworkId,
    [property: JsonPropertyName("floating_ip_enabled")] bool FloatingIpEnabled,
    [property: JsonPropertyName("pods_network_cidr")] string? PodsNetworkCidr,
    [property: JsonPropertyName("labels")] IReadOnlyDictionary<string, string?>? Labels,
    [property: JsonPropertyName("insecure_registries")] IReadOnlyList<string>? InsecureRegistries,
    [property: JsonPropertyName("keypair")] string? Keypair,
    [property: JsonPropertyName("dns_domain")] string? DnsDomain,
    [property: JsonPropertyName("security_policy_sync_enabled")] bool? SecurityPolicySyncEnabled)
{
    public static ClusterCreateShape Of(ClusterCreateRequest request)
    {
        var regional = request.ClusterType == ContainerInfra.ClusterType.Regional;
        return new(
            request.Name,
            request.ClusterTemplateId,
            regional ? "regional" : "standard",
            request.MasterCount,
            regional ? null : request.AvailabilityZones.Single(),
            regional && request.AvailabilityZones.Count > 0 ? request.AvailabilityZones : null,
            Texts.OrNull(request.MasterFlavorId),
            request.NetworkId,
            request.SubnetId,
            Texts.OrNull(request.LoadbalancerSubnetId),
            Texts.OrNull(request.ExternalNetworkId),
            request.PublicIp,
            Texts.OrNull(request.PodsCidr),
            request.Labels.Count == 0 ? null : Texts.Sorted(request.Labels),
            request.InsecureRegistries.Count == 0 ? null : request.InsecureRegistries,
            Texts.OrNull(request.Keypair),
            Texts.OrNull(request.DnsDomain),
            request.SecurityPolicySync ? true : null);
    }
}
