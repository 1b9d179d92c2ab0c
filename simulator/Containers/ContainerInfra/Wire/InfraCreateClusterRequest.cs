using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Body of <c>POST clusters</c> (vk-cloud-api.md section 2.2); an empty text counts as absent.</summary>
internal sealed record InfraCreateClusterRequest
{
    public string? Name { get; init; }

    public string? ClusterTemplateId { get; init; }

    public string? NetworkId { get; init; }

    public string? SubnetId { get; init; }

    public bool? FloatingIpEnabled { get; init; }

    public int? MasterCount { get; init; }

    public string? MasterFlavorId { get; init; }

    public string? Keypair { get; init; }

    /// <summary>Values of any simple type; they are kept as text.</summary>
    public Dictionary<string, JsonNode?>? Labels { get; init; }

    public string? PodsNetworkCidr { get; init; }

    public string? ApiLbFip { get; init; }

    public string? RegistryAuthPassword { get; init; }

    public string? AvailabilityZone { get; init; }

    public IReadOnlyList<string?>? AvailabilityZones { get; init; }

    public string? ClusterType { get; init; }

    public string? LoadbalancerSubnetId { get; init; }

    public IReadOnlyList<string?>? InsecureRegistries { get; init; }

    public string? DnsDomain { get; init; }

    public bool? SecurityPolicySyncEnabled { get; init; }

    public string? ExternalNetworkId { get; init; }

    /// <summary>Minutes.</summary>
    public int? CreateTimeout { get; init; }

    public bool? AlphaFeaturesEnabled { get; init; }

    public string? Coe { get; init; }
}
