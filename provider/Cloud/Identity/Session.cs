using System.Text;

namespace VkCloud.Identity;

/// <summary>What a login gave.</summary>
/// <param name="Token">Secret; it is not printed with the record.</param>
/// <param name="ProjectId">Null when the token has no project.</param>
/// <param name="ExpiresAt">By our own clock; null when Keystone did not say.</param>
/// <param name="RenewAt">Some time before <see cref="ExpiresAt"/>; from then on a new login is made.</param>
public sealed record Session(
    string Token,
    string? ProjectId,
    string? UserId,
    string? UserName,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset RenewAt,
    IReadOnlyList<CatalogEndpoint> Catalog)
{
    /// <summary>Null when the token has no project, or Keystone does not say.</summary>
    public string? ProjectName { get; init; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Token = ***, ProjectId = ").Append(ProjectId).Append(", UserName = ").Append(UserName).Append(", ExpiresAt = ").Append(ExpiresAt);
        return true;
    }
}

/// <summary>One public endpoint of the catalog.</summary>
/// <param name="Type">The service's type, such as <c>managed-k8s</c>.</param>
/// <param name="Region">The endpoint's <c>region</c>; null when it has none.</param>
/// <param name="RegionId">The endpoint's <c>region_id</c>; null when it has none.</param>
public sealed record CatalogEndpoint(string Type, string? Region, string? RegionId, string Url)
{
    public bool IsIn(string region) => Region == region || RegionId == region;
}
