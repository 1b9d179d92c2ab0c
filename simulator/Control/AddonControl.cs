namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH /_simulator/addons/{id}</c>, of either generation; what is absent stays.</summary>
internal sealed record AddonPatch
{
    /// <summary>It stays: whatever goes on is dropped.</summary>
    public string? Status { get; init; }

    public string? Version { get; init; }

    public string? ReleaseName { get; init; }

    public string? Namespace { get; init; }

    /// <summary>Base64.</summary>
    public string? Values { get; init; }
}

/// <summary>The part of the control surface that acts on installed add-ons of either generation; it asks nobody's leave.</summary>
internal sealed class AddonControl(World world)
{
    public ApiResponse Patch(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        var patch = request.Read<AddonPatch>();
        if (patch.Version is { } wanted && world.Offers.Addons.VersionsOf(cluster.Generation)
            .All(version => version.Addon.Name != addon.Api.Name || version.Version != wanted))
        {
            throw Refusal.Invalid($"The catalogue has no {addon.Api.Name} {wanted}.");
        }

        Refusal.ThrowFirst(AddonChecks.Values(patch.Values ?? ""));
        if (patch.Status is { } status)
        {
            addon.Hold(status);
        }

        var now = addon.Api;
        addon.Api = now with
        {
            Version = patch.Version ?? now.Version,
            ReleaseName = patch.ReleaseName ?? now.ReleaseName,
            Namespace = patch.Namespace ?? now.Namespace,
            Values = patch.Values ?? now.Values,
        };
        return world.Done(ClusterReport.Of(cluster, addon));
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        cluster.Addons.Remove(addon);
        return world.Done([]);
    }

    private (SimulatedCluster Cluster, InstalledAddon Addon) Find(ApiRequest request) =>
        world.PartOf(cluster => cluster.Addons.Find(addon => addon.Id == request["id"]), $"add-on {request["id"]}");
}
