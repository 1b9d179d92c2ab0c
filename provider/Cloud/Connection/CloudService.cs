namespace VkCloud;

/// <summary>A service of the catalog and the rules for its addresses and headers (API reference 1.6 and 1.8).</summary>
/// <param name="CatalogType">Compared exactly with the catalog entry's <c>type</c>.</param>
/// <param name="PathSuffix">Appended to the endpoint; empty appends nothing.</param>
/// <param name="Override">Which override, if any, takes the catalog's place.</param>
/// <param name="Headers">Sent with every request.</param>
internal sealed record CloudService(
    string CatalogType,
    string OverrideKey,
    string PathSuffix,
    Func<EndpointOverrides, string?> Override,
    params (string Name, string Value)[] Headers)
{
    public static CloudService ManagedK8s { get; } = new("managed-k8s", "managed_k8s", "", overrides => overrides.ManagedK8s);

    public static CloudService ContainerInfra { get; } = new(
        "container-infra", "container_infra", "", overrides => overrides.ContainerInfra, ("MCS-API-Version", "container-infra 1.33"));

    public static CloudService Addons { get; } = new("manage-cluster-addons", "addons", "v1/", overrides => overrides.Addons);

    public static CloudService Compute { get; } = new(
        "compute", "compute", "", overrides => overrides.Compute, ("X-OpenStack-Nova-API-Version", "2.42"), ("OpenStack-API-Version", "compute 2.42"));

    public static CloudService Network { get; } = new("network", "network", "v2.0/", overrides => overrides.Network);

    public static CloudService BlockStorage { get; } = new("volumev3", "block_storage", "", _ => null) { NewerType = "block-storage" };

    /// <summary>Another type that the catalog may have for the same service; null when there is none.</summary>
    public string? NewerType { get; private init; }

    public bool Is(string catalogType) => catalogType == CatalogType || catalogType == NewerType;
}

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
