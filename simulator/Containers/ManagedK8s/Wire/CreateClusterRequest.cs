namespace Vkcc.Simulator;

/// <summary>Body of <c>POST clusters</c> (vk-cloud-api.md section 3.2); an absent member counts as its empty value.</summary>
internal sealed record CreateClusterRequest
{
    public string? Uuid { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Version { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    public MasterSpec? MasterSpec { get; init; }

    public DeploymentType? DeploymentType { get; init; }

    public NetworkConfig? NetworkConfig { get; init; }

    public LoadBalancerConfig? LoadBalancerConfig { get; init; }

    public IReadOnlyList<string?>? InsecureRegistries { get; init; }
}
