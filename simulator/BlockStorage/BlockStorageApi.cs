using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Inferred: what a plan reads of block storage, as Cinder answers it (<c>os-quota-sets</c>, with <c>usage=true</c> also what is in use).</summary>
internal sealed class BlockStorageApi(World world)
{
    public IEnumerable<Route> Routes => [new("GET", "{region}/volume/v3/{tenant}/os-quota-sets/{project}", Access.Project, Dialects.Compute, Quota)];

    private ApiResponse Quota(ApiRequest request)
    {
        if (request["project"] != request.ProjectId || request["tenant"] != request.ProjectId)
        {
            throw Refusal.Forbidden("Policy doesn't allow volume_extension:quotas:show to be performed.");
        }

        var region = request.Region.Id;
        var (quotas, used) = (world.QuotasOf(region), VolumeUsage.Of(world, region));
        var withUsage = request.QueryValue("usage") is { } usage && usage.Equals("true", StringComparison.OrdinalIgnoreCase);
        var set = new JsonObject { ["id"] = request.ProjectId };
        (string, long, long)[] all =
        [
            ("volumes", quotas.Volumes, used.Volumes), ("snapshots", 100, 0), ("gigabytes", quotas.VolumesSize, used.Size),
            .. Preloaded.VolumeTypes.Where(type => type.Region == region).SelectMany(type => ((string, long, long)[])
            [
                ($"volumes_{type.Name}", -1, used.OfType(type.Name).Volumes),
                ($"gigabytes_{type.Name}", quotas.VolumesSizeOf(type.Name) ?? -1, used.OfType(type.Name).Size),
            ]),
            ("per_volume_gigabytes", -1, 0), ("backups", 100, 0), ("backup_gigabytes", 10_000, 0), ("groups", 10, 0),
        ];
        foreach (var (name, limit, inUse) in all)
        {
            set[name] = withUsage ? new JsonObject { ["limit"] = limit, ["in_use"] = inUse, ["reserved"] = 0, ["allocated"] = 0 } : limit;
        }

        return ApiResponse.Ok(new JsonObject { ["quota_set"] = set });
    }
}
