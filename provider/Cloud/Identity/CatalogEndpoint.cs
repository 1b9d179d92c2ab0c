namespace VkCloud.Identity;

/// <summary>One public endpoint of the catalog.</summary>
/// <param name="Type">The service's type, such as <c>managed-k8s</c>.</param>
/// <param name="Region">The endpoint's <c>region</c>; null when it has none.</param>
/// <param name="RegionId">The endpoint's <c>region_id</c>; null when it has none.</param>
public sealed record CatalogEndpoint(string Type, string? Region, string? RegionId, string Url)
{
    public bool IsIn(string region) => Region == region || RegionId == region;
}
