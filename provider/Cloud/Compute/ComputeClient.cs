using VkCloud.Http;

namespace VkCloud.Compute;

/// <summary>The reads of compute that a plan needs (catalog type <c>compute</c>, API reference 5.1).</summary>
public sealed class ComputeClient : ServiceClient
{
    private static readonly ComputeJson Json = ComputeJson.Default;

    internal ComputeClient(ServiceAccess access)
        : base(CloudService.Compute, access)
    {
    }

    /// <summary>All zones of the region, open or not.</summary>
    public Task<IReadOnlyList<AvailabilityZone>> ListAvailabilityZonesAsync(CancellationToken cancellationToken) =>
        GetAsync<ZoneListShape, IReadOnlyList<AvailabilityZone>>(
            "os-availability-zone",
            Json.ZoneListShape,
            shape => [.. (shape.Zones ?? throw new FormatException("availabilityZoneInfo"))
                .Where(zone => zone?.ZoneName is not null)
                .Select(zone => new AvailabilityZone(zone!.ZoneName!, zone.ZoneState?.Available ?? true))],
            cancellationToken);

    /// <summary>The flavors that the project may use, page by page.</summary>
    public IAsyncEnumerable<Flavor> ListFlavorsAsync(CancellationToken cancellationToken) =>
        PagesAsync("flavors/detail", "", Json.FlavorListShape, page => LinkShape.Next(page.Links), cancellationToken)
            .SelectMany(page => page.Flavors ?? [])
            .Where(flavor => !string.IsNullOrEmpty(flavor?.Id))
            .Select(flavor => flavor!.ToFlavor());

    /// <returns>Null when there is no such flavor (404).</returns>
    public Task<Flavor?> GetFlavorAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(
            $"flavors/{PathSegment.Of(id)}",
            Json.FlavorAnswerShape,
            shape => (shape.Flavor ?? throw new FormatException("flavor")).ToFlavor(),
            cancellationToken);

    /// <summary>The project's quotas and what of them is in use.</summary>
    public async Task<ComputeQuota> GetQuotaAsync(CancellationToken cancellationToken) =>
        await GetAsync(
            $"os-quota-sets/{PathSegment.Of(await ProjectIdAsync(cancellationToken))}/detail",
            Json.QuotaAnswerShape,
            shape => (shape.QuotaSet ?? throw new FormatException("quota_set")).ToQuota(),
            cancellationToken);
}

/// <summary>An availability zone as compute lists it.</summary>
public sealed record AvailabilityZone(string Name, bool IsAvailable);
