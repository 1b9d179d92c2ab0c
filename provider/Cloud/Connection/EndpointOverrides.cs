namespace VkCloud;

/// <summary>Addresses used in place of the catalog's; null asks the catalog.</summary>
/// <remarks>The version segment that a service's rule appends is still appended (network: <c>v2.0/</c>). API reference 1.6 and 1.7.</remarks>
public sealed record EndpointOverrides
{
    /// <summary>First-generation Kubernetes; the address contains <c>/v1/</c>.</summary>
    public string? ContainerInfra { get; init; }

    /// <summary>Second-generation Kubernetes.</summary>
    public string? ManagedK8s { get; init; }

    /// <summary>Add-ons of the first generation, without <c>v1/</c>.</summary>
    public string? Addons { get; init; }

    public string? Compute { get; init; }

    /// <summary>Without <c>v2.0/</c>.</summary>
    public string? Network { get; init; }
}
