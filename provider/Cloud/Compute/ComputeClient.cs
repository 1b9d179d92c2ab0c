using System.Runtime.CompilerServices;
using VkCloud.Http;
using VkCloud.Identity;

namespace VkCloud.Compute;

/// <summary>The reads of compute that a plan needs (catalog type <c>compute</c>, API reference 5.1).</summary>
/// <remarks>Every method throws <see cref="ApiException"/> for what the cloud refuses or fails to do.</remarks>
public sealed class ComputeClient
{
    private static readonly ComputeJson Json = ComputeJson.Default;

    private readonly ServiceClient service;
    private readonly Sessions sessions;

    internal ComputeClient(ServiceClient service, Sessions sessions)
    {
        this.service = service;
        this.sessions = sessions;
    }

    /// <summary>All zones of the region, open or not.</summary>
    public Task<IReadOnlyList<AvailabilityZone>> ListAvailabilityZonesAsync(CancellationToken cancellationToken) =>
        service.GetAsync<ZoneListShape, IReadOnlyList<AvailabilityZone>>(
            "os-availability-zone",
            Json.ZoneListShape,
            shape => [.. (shape.Zones ?? throw new FormatException("availabilityZoneInfo"))
                .Where(zone => zone?.ZoneName is not null)
                .Select(zone => new AvailabilityZone(zone!.ZoneName!, zone.ZoneState?.Available ?? true))],
            cancellationToken);

    /// <summary>The flavors that the project may use, page by page.</summary>
    public async IAsyncEnumerable<Flavor> ListFlavorsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in service.ListAsync("flavors/detail", "", Json.FlavorListShape, page => LinkShape.Next(page.Links), cancellationToken))
        {
            foreach (var flavor in (page.Flavors ?? []).OfType<FlavorShape>().Where(flavor => !string.IsNullOrEmpty(flavor.Id)))
            {
                yield return flavor.ToFlavor();
            }
        }
    }

    /// <returns>Null when there is no such flavor (404).</returns>
    public Task<Flavor?> GetFlavorAsync(string id, CancellationToken cancellationToken) =>
        service.FindAsync(
            $"flavors/{PathSegment.Of(id)}",
            Json.FlavorAnswerShape,
            shape => (shape.Flavor ?? throw new FormatException("flavor")).ToFlavor(),
            cancellationToken);

    /// <summary>The project's quotas and what of them is in use.</summary>
    public async Task<ComputeQuota> GetQuotaAsync(CancellationToken cancellationToken) =>
        await service.GetAsync(
            $"os-quota-sets/{PathSegment.Of(await sessions.ProjectIdAsync("compute", cancellationToken))}/detail",
            Json.QuotaAnswerShape,
            shape => (shape.QuotaSet ?? throw new FormatException("quota_set")).ToQuota(),
            cancellationToken);
}

/// <summary>An availability zone as compute lists it.</summary>
public sealed record AvailabilityZone(string Name, bool IsAvailable);
