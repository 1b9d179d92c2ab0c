using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Second;

/// <summary>The second generation's calls on add-ons (G1 to G8 of addons-and-policies.md A1); every success is 200.</summary>
internal sealed class AddonCalls(World world)
{
    private readonly ClusterWrites writes = new(world);

    public IEnumerable<Route> Routes =>
    [
        ManagedK8sApi.Route("GET", "addons", Catalogue),
        ManagedK8sApi.Route("GET", "addons/{name}/versions/{version}", VersionByName),
        ManagedK8sApi.Route("GET", "addon_versions/{id}", VersionById),
        ManagedK8sApi.Route("POST", "clusters/{cluster}/addons", Roles.Writer(Install)),
        ManagedK8sApi.Route("GET", "clusters/{cluster}/addons", List),
        ManagedK8sApi.Route("GET", "cluster_addons/{id}", Get),
        ManagedK8sApi.Route("GET", "clusters/{cluster}/addons/{ident}", GetInCluster),
        ManagedK8sApi.Route("PATCH", "clusters/{cluster}/addons/{id}", Roles.Writer(Change)),
        ManagedK8sApi.Route("DELETE", "clusters/{cluster}/addons/{id}", Roles.Writer(Delete)),
    ];

    private ApiResponse Catalogue(ApiRequest request) =>
        ApiResponse.Ok(new JsonObject { ["addons"] = new JsonArray([.. world.Offers.Addons.Of(2).Select(AddonForms.Of)]) });

    private ApiResponse VersionByName(ApiRequest request) =>
        Show(version => version.Addon.Name == request["name"] && version.Version == request["version"], $"Add-on {request["name"]} {request["version"]}");

    private ApiResponse VersionById(ApiRequest request) => Show(version => version.Id == request["id"], $"Add-on version {request["id"]}");

    private ApiResponse Install(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        var body = request.Read<InstallAddonRequest>();
        Refusal.ThrowFirst(
        [
            AddonChecks.Given("addon_id", body.AddonId),
            AddonChecks.Given("addon_version_id", body.AddonVersionId),
            AddonChecks.Given("addon_name", body.AddonName),
            AddonChecks.Given("namespace", body.Namespace),
            AddonChecks.Values(body.Values),
            AddonChecks.Namespace(body.Namespace ?? ""),
        ]);
        var version = VersionOf(body.AddonVersionId!);
        Refusal.ThrowFirst(
        [
            version.Addon.Id == body.AddonId ? null : Refusal.Invalid($"Add-on version {version.Id} is none of add-on {body.AddonId}."),
            AddonChecks.Supports(version, cluster),
            AddonChecks.NotThere(cluster, version.Addon.Name),
        ]);
        writes.CheckMayBegin(cluster, OperationKind.ChangeAddons);

        var now = SimulatedClock.Text(world.Clock.Now);
        var addon = new InstalledAddon
        {
            Api = new AddonObject(
                world.NewKsuid(), version.Addon.Name, version.Version, body.AddonName!, body.Namespace!, body.Values!, AddonStatus.Installing, now, now),
        };
        cluster.Addons.Add(addon);
        addon.Sight.Hide(world.Habits.NotFoundReads);
        Accept(request, cluster, addon, AddonWorkKind.Install);
        return ApiResponse.Ok(new JsonObject { ["id"] = addon.Id });
    }

    /// <summary>Inferred: no public source shows a list of what is installed.</summary>
    private ApiResponse List(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        return ApiResponse.Ok(new JsonObject
        {
            ["cluster_addons"] = new JsonArray([.. cluster.Addons.Select(addon => addon.Look()).OfType<AddonObject>()
                .Select(addon => Form(addon, cluster))]),
        });
    }

    private ApiResponse Get(ApiRequest request)
    {
        var id = request["id"];
        var found = request.FindIn(world.SecondClusters, cluster => cluster.Addons.Find(addon => addon.Id == id));
        return Show(request, found?.Cluster, found?.Part, id);
    }

    /// <summary>By the catalogue's name; the id is taken too (inferred), since PATCH and DELETE have it in the same place.</summary>
    private ApiResponse GetInCluster(ApiRequest request)
    {
        var (cluster, ident) = (ClusterOf(request), request["ident"]);
        return Show(request, cluster, cluster.Addons.Find(addon => addon.Api.Name == ident || addon.Id == ident), ident);
    }

    private ApiResponse Change(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        var body = request.Read<ChangeAddonRequest>();
        Refusal.ThrowFirst(AddonChecks.Given("addon_version_id", body.AddonVersionId), AddonChecks.Values(body.Values));
        var version = VersionOf(body.AddonVersionId!);
        var before = world.Offers.Addons.Of(addon.Api);
        Refusal.ThrowFirst(AddonChecks.Change(before, version), version == before ? null : AddonChecks.Supports(version, cluster));
        writes.CheckMayBegin(cluster, OperationKind.ChangeAddons);
        world.Addons(cluster).CheckMayBegin(cluster, addon, AddonWorkKind.Update);

        addon.Sight.Keep(addon.Api, world.Habits.LateReads);
        addon.Api = addon.Api with { Version = version.Version, Values = body.Values!, UpdatedAt = SimulatedClock.Text(world.Clock.Now) };
        Accept(request, cluster, addon, AddonWorkKind.Update);
        return ApiResponse.Done();
    }

    private ApiResponse Delete(ApiRequest request)
    {
        var (cluster, addon) = Find(request);
        writes.CheckMayBegin(cluster, OperationKind.ChangeAddons);
        world.Addons(cluster).CheckMayBegin(cluster, addon, AddonWorkKind.Delete);
        addon.Sight.Keep(addon.Api, world.Habits.LateReads);
        Accept(request, cluster, addon, AddonWorkKind.Delete);
        return ApiResponse.Done();
    }

    /// <summary>The cluster keeps RUNNING meanwhile (inferred), unless <see cref="Habits.ReconcileForAddons"/>.</summary>
    private void Accept(ApiRequest request, Cluster cluster, InstalledAddon addon, AddonWorkKind kind)
    {
        world.Addons(cluster).Begin(addon, kind, world.Clock.Now);
        (request.Addon, world.Changed) = (addon, true);
        if (world.Habits.ReconcileForAddons)
        {
            writes.Accept(request, cluster, writes.Operation(OperationKind.ChangeAddons));
        }
    }

    private Cluster ClusterOf(ApiRequest request) => request.Find(world.SecondClusters, request["cluster"]);

    private (Cluster Cluster, InstalledAddon Addon) Find(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        return (cluster, cluster.Addons.Find(addon => addon.Id == request["id"]) ?? throw Absent(request["id"]));
    }

    private AddonVersion VersionOf(string id) =>
        world.Offers.Addons.VersionsOf(2).FirstOrDefault(version => version.Id == id) ?? throw Refusal.Invalid($"There is no add-on version {id}.");

    private ApiResponse Show(Func<AddonVersion, bool> wanted, string what)
    {
        var version = world.Offers.Addons.VersionsOf(2).FirstOrDefault(wanted) ?? throw Refusal.NotFound($"{what} could not be found.");
        return ApiResponse.Ok(AddonForms.Of(version, SupportedBy(version)));
    }

    private IEnumerable<string> SupportedBy(AddonVersion version)
    {
        var known = world.Offers.SupportedBy(version);
        return world.Habits.ShortKubeVersions
            ? known.Select(kube => string.Create(CultureInfo.InvariantCulture, $"{kube.Major}.{kube.Minor}")).Distinct()
            : known.Select(kube => kube.ToString());
    }

    private ApiResponse Show(ApiRequest request, Cluster? cluster, InstalledAddon? addon, string ident)
    {
        request.Addon = addon;
        return ApiResponse.Ok(Form(addon?.Look() ?? throw Absent(ident), cluster!));
    }

    private JsonObject Form(AddonObject addon, Cluster cluster) => AddonForms.Of(addon, world.Offers.Addons.Of(addon), cluster.Id);

    private static Refusal Absent(string ident) => Refusal.NotFound($"Add-on {ident} could not be found in the cluster.");
}
