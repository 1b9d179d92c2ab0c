using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>The service <c>manage-cluster-addons</c> (F1 to F8 of addons-and-policies.md B1); every success is 200.</summary>
internal sealed class AddonCalls(World world)
{
    public const string Base = "{region}/manage-cluster-addons/v1/";

    private readonly ClusterWrites writes = new(world);

    public IEnumerable<Route> Routes =>
    [
        Route("GET", "addons/clusters/{cluster}", List),
        Route("GET", "addons/clusters/{cluster}/available", Available),
        Route("GET", "addons/clusters/{cluster}/available/{addon}", Definition),
        Route("POST", "addons/{addon}/clusters/{cluster}", Roles.Writer(Install)),
        Route("GET", "cluster_addons/{id}", Get),
        Route("PATCH", "cluster_addons/{id}", Roles.Writer(Change)),
        Route("POST", "cluster_addons/{id}", Roles.Writer(Upgrade)),
        Route("DELETE", "cluster_addons/{id}", Roles.Writer(Delete)),
    ];

    /// <summary>Inferred: it refuses as the service of the clusters does.</summary>
    private static Route Route(string method, string path, Func<ApiRequest, ApiResponse> handle) =>
        new(method, Base + path, Access.Project, Dialects.ContainerInfra, handle);

    private ApiResponse List(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        return AddonPaging.Of(request, cluster.Id,
            [.. cluster.Addons.Select(addon => addon.Look()).OfType<AddonObject>().Select(addon => Form(cluster, addon))]);
    }

    /// <summary>What runs on the cluster's version, be it installed already or not.</summary>
    private ApiResponse Available(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        return AddonPaging.Of(request, cluster.Id, [.. Offered(cluster).Select(version => AddonForms.Of(version, whole: false))]);
    }

    private ApiResponse Definition(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        return ApiResponse.Ok(new JsonObject
        {
            ["cluster_id"] = cluster.Id,
            ["addon"] = AddonForms.Of(Offered(cluster, request["addon"]) ?? throw Unknown(request["addon"]), whole: true),
        });
    }

    private ApiResponse Install(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        var version = Offered(cluster, request["addon"]) ?? throw Unknown(request["addon"]);
        var body = request.Read<InstallAddonRequest>();
        Refusal.ThrowFirst(
        [
            AddonChecks.Values(body.Values),
            AddonChecks.Given("payload", body.Payload),
            AddonChecks.Given("payload.name", body.Payload?.Name),
            AddonChecks.Given("payload.namespace", body.Payload?.Namespace),
            AddonChecks.Given("migrated", body.Migrated),
            AddonChecks.Namespace(body.Payload?.Namespace ?? ""),
            AddonChecks.NotThere(cluster, version.Addon.Name),
        ]);
        ClusterWrites.CheckMayBegin(cluster, OperationKind.ChangeAddons);
        return Begin(request, cluster, version, body.Payload!.Name!, body.Payload.Namespace!, body.Values!);
    }

    private ApiResponse Get(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        return Show(cluster, addon.Look() ?? throw Absent(request));
    }

    private ApiResponse Change(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        var body = request.Read<ChangeAddonRequest>();
        Refusal.ThrowFirst(AddonChecks.Values(body.Values));
        CheckMayBegin(cluster, addon, AddonWorkKind.Update);

        addon.Sight.Keep(addon.Api, world.Habits.LateReads);
        addon.Api = addon.Api with { Values = body.Values!, UpdatedAt = SimulatedClock.Text(world.Clock.Now) };
        Accept(request, cluster, addon, AddonWorkKind.Update);
        return Show(cluster, addon.Api);
    }

    /// <summary>Inferred: the new version is an installation of its own with an id of its own, and the old one stays as its trace.</summary>
    private ApiResponse Upgrade(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        var body = request.Read<UpgradeAddonRequest>();
        Refusal.ThrowFirst(AddonChecks.Given("new_addon_id", body.NewAddonId), AddonChecks.Values(body.Values));
        var version = Offered(cluster, body.NewAddonId!) ?? throw Refusal.Invalid($"There is no add-on {body.NewAddonId} for cluster {cluster.Name}.");
        var before = world.Offers.Addons.Of(addon.Api);
        Refusal.ThrowFirst(
        [
            version == before ? Refusal.Invalid($"Add-on {version.Addon.Name} is of version {version.Version} already.")
                : AddonChecks.Change(before, version),
        ]);
        CheckMayBegin(cluster, addon, AddonWorkKind.Update);

        addon.Sight.Keep(addon.Api, world.Habits.LateReads);
        addon.Hold(AddonStatus.Replaced);
        return Begin(request, cluster, version, addon.Api.ReleaseName, addon.Api.Namespace, body.Values!);
    }

    private ApiResponse Delete(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        if (addon.Work?.Kind != AddonWorkKind.Delete)
        {
            CheckMayBegin(cluster, addon, AddonWorkKind.Delete);
            addon.Sight.Keep(addon.Api, world.Habits.LateReads);
            Accept(request, cluster, addon, AddonWorkKind.Delete);
        }

        return ApiResponse.Done();
    }

    private ApiResponse Begin(ApiRequest request, Cluster cluster, AddonVersion version, string name, string @namespace, string values)
    {
        var now = SimulatedClock.Text(world.Clock.Now);
        var addon = new InstalledAddon
        {
            Api = new AddonObject(Guid.NewGuid().ToString("D"), version.Addon.Name, version.Version, name, @namespace, values, AddonStatus.New, now, now),
        };
        cluster.Addons.Add(addon);
        addon.Sight.Hide(world.Habits.NotFoundReads);
        Accept(request, cluster, addon, AddonWorkKind.Install);
        return Show(cluster, addon.Api);
    }

    /// <summary>The cluster is RECONCILING meanwhile, and RUNNING after the add-on has come to its end.</summary>
    private void Accept(ApiRequest request, Cluster cluster, InstalledAddon addon, AddonWorkKind kind)
    {
        world.Addons(cluster).Begin(addon, kind, world.Clock.Now);
        request.Addon = addon;
        writes.Accept(request, cluster, writes.Operation(OperationKind.ChangeAddons));
    }

    private void CheckMayBegin(Cluster cluster, InstalledAddon addon, AddonWorkKind kind)
    {
        ClusterWrites.CheckMayBegin(cluster, OperationKind.ChangeAddons);
        world.Addons(cluster).CheckMayBegin(cluster, addon, kind);
    }

    private IEnumerable<AddonVersion> Offered(Cluster cluster)
    {
        var kube = KubernetesVersion.Parse(cluster.Version);
        return world.Offers.Addons.VersionsOf(1).Where(version => !version.Deprecated && version.Supports(kube));
    }

    private AddonVersion? Offered(Cluster cluster, string uuid) => Offered(cluster).FirstOrDefault(version => version.Uuid == uuid);

    private Cluster ClusterOf(ApiRequest request) => request.Find(world.FirstClusters, request["cluster"]);

    private (Cluster Cluster, InstalledAddon Addon) Find(ApiRequest request)
    {
        var found = request.FindIn(world.FirstClusters, cluster => cluster.Addons.Find(addon => addon.Id == request["id"])) ?? throw Absent(request);
        request.Addon = found.Part;
        return found;
    }

    private ApiResponse Show(Cluster cluster, AddonObject addon) => ApiResponse.Ok(new JsonObject { ["addon"] = Form(cluster, addon) });

    private JsonObject Form(Cluster cluster, AddonObject addon)
    {
        var version = world.Offers.Addons.Of(addon);
        return AddonForms.Of(addon, version, version.Addon.GoesUp && Offered(cluster).Any(other => other.IsNewerThan(version)), world.Habits.NormalizeValues);
    }

    private static Refusal Unknown(string uuid) => Refusal.NotFound($"Add-on {uuid} could not be found.");

    private static Refusal Absent(ApiRequest request) => Refusal.NotFound($"Cluster add-on {request["id"]} could not be found.");
}
