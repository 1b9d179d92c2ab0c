using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>Body of <c>POST cluster_security_policy</c>; the first two are required.</summary>
internal sealed record CreatePolicyRequest(string? ClusterUuid, string? SecurityPolicyUuid, string? PolicySettings, string? Namespace, bool? Enabled);

/// <summary>Body of <c>PATCH cluster_security_policy/{uuid}</c>; what is absent takes its default, as at creation.</summary>
internal sealed record ChangePolicyRequest(string? PolicySettings, string? Namespace, bool? Enabled);

/// <summary>The first generation's calls on security policies, a part of <c>container-infra</c> (addons-and-policies.md part E).</summary>
internal sealed class PolicyCalls(World world)
{
    private readonly PolicyWrites writes = new(world);

    private PolicyTemplates Offered => world.Offers.Policies;

    public IEnumerable<Route> Routes =>
    [
        ContainerInfraApi.Route("GET", "security_policy", Templates),
        ContainerInfraApi.Route("GET", "security_policy/{id}", Template),
        ContainerInfraApi.Route("POST", "security_policy", Operators),
        ContainerInfraApi.Route("PATCH", "security_policy/{id}", Operators),
        ContainerInfraApi.Route("GET", "ct_security_policy", OfClusterTemplates),
        ContainerInfraApi.Route("GET", "cluster_security_policy", List),
        ContainerInfraApi.Route("GET", "clusters/{cluster}/cluster_security_policies", ListOfCluster),
        ContainerInfraApi.Route("POST", "cluster_security_policy", Roles.Writer(Create)),
        ContainerInfraApi.Route("GET", "cluster_security_policy/{id}", Get),
        ContainerInfraApi.Route("PATCH", "cluster_security_policy/{id}", Roles.Writer(Change)),
        ContainerInfraApi.Route("DELETE", "cluster_security_policy/{id}", Roles.Writer(Delete)),
    ];

    private ApiResponse Templates(ApiRequest request) => Paging.Of(request, "security_policy", [.. Offered.All.Select(Form)]);

    private ApiResponse Template(ApiRequest request) => ApiResponse.Ok(Form(
        Offered.All.FirstOrDefault(template => template.Uuid == request["id"])
            ?? throw Refusal.NotFound($"Security policy {request["id"]} could not be found.")));

    /// <summary>Templates are made by those who run the platform.</summary>
    private static ApiResponse Operators(ApiRequest request) => throw Refusal.Forbidden("Policy doesn't allow security_policy:write to be performed.");

    /// <summary>Which policies a cluster has from its template: the defaults, whatever the template (the names of the members are inferred).</summary>
    private ApiResponse OfClusterTemplates(ApiRequest request) => Paging.Of(request, "ct_security_policy",
    [
        .. from cluster in world.Offers.Templates.All
           from policy in Offered.All
           where policy.IsDefault
           select new JsonObject
           {
               ["uuid"] = AddonCatalogue.UuidOf("c7500000", $"{cluster.Uuid} {policy.Uuid}"),
               ["cluster_template_uuid"] = cluster.Uuid,
               ["security_policy_uuid"] = policy.Uuid,
           },
    ]);

    private ApiResponse List(ApiRequest request) => List(request, world.FirstClusters.Where(request.Owns));

    private ApiResponse ListOfCluster(ApiRequest request) => List(request, [request.Find(world.FirstClusters, request["cluster"])]);

    private ApiResponse List(ApiRequest request, IEnumerable<Cluster> clusters) => Paging.Of(request, "cluster_security_policy",
    [
        .. from cluster in clusters
           from policy in cluster.Policies
           let shown = policy.Look()
           where shown is not null
           select Form(shown, cluster.Id),
    ]);

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Read<CreatePolicyRequest>();
        Refusal.ThrowFirst(
        [
            AddonChecks.Given("cluster_uuid", body.ClusterUuid),
            AddonChecks.Given("security_policy_uuid", body.SecurityPolicyUuid),
        ]);
        var cluster = request.Find(world.FirstClusters, body.ClusterUuid);
        var template = Offered.All.FirstOrDefault(template => template.Uuid == body.SecurityPolicyUuid)
            ?? throw Refusal.Invalid($"There is no security policy {body.SecurityPolicyUuid}.");
        var (settings, place) = (body.PolicySettings ?? "{}", body.Namespace ?? PolicyObject.Everywhere);
        Refusal.ThrowFirst(PolicyChecks.Settings(settings), PolicyChecks.Namespace(place), PolicyChecks.Place(cluster, template, place));
        ClusterWrites.CheckMayBegin(cluster, OperationKind.ChangePolicies);

        var policy = writes.Add(request, cluster, Guid.NewGuid().ToString("D"), template, settings, place, body.Enabled ?? true);
        return ApiResponse.Of(201, Form(policy.Api, cluster.Id));
    }

    private ApiResponse Get(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        return ApiResponse.Ok(Form(policy.Look() ?? throw Absent(request), cluster.Id));
    }

    private ApiResponse Change(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        var body = request.Read<ChangePolicyRequest>();
        var (settings, place) = (body.PolicySettings ?? "{}", body.Namespace ?? PolicyObject.Everywhere);
        Refusal.ThrowFirst(
        [
            PolicyChecks.NoDefault(Offered.Of(policy.Api)),
            PolicyChecks.Settings(settings),
            PolicyChecks.Namespace(place),
            PolicyChecks.Place(cluster, Offered.Of(policy.Api), place, policy),
        ]);
        ClusterWrites.CheckMayBegin(cluster, OperationKind.ChangePolicies);

        writes.Change(request, cluster, policy, settings, place, body.Enabled ?? true);
        return ApiResponse.Of(202, Form(policy.Api, cluster.Id));
    }

    private ApiResponse Delete(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        Refusal.ThrowFirst(PolicyChecks.NoDefault(Offered.Of(policy.Api)));
        ClusterWrites.CheckMayBegin(cluster, OperationKind.ChangePolicies);
        writes.Remove(request, cluster, policy);
        return ApiResponse.NoContent();
    }

    private (Cluster Cluster, ClusterPolicy Policy) Find(ApiRequest request) =>
        request.FindIn(world.FirstClusters, cluster => cluster.Policies.Find(policy => policy.Id == request["id"])) ?? throw Absent(request);

    private static JsonObject Form(PolicyTemplate template) => new()
    {
        ["uuid"] = template.Uuid,
        ["name"] = template.Name,
        ["description"] = template.Description,
        ["settings_description"] = template.SettingsDescription,
        ["version"] = PolicyTemplate.Version,
        ["created_at"] = Preloaded.CreatedAt,
        ["updated_at"] = null,
    };

    private JsonObject Form(PolicyObject policy, string clusterId)
    {
        var template = Offered.Of(policy);
        return new JsonObject
        {
            ["uuid"] = policy.Id,
            ["cluster_uuid"] = clusterId,
            ["security_policy_uuid"] = template.Uuid,
            ["policy"] = Form(template),
            ["policy_settings"] = policy.Settings(world.Habits.SortSettings),
            ["namespace"] = policy.Namespace,
            ["enabled"] = policy.Enabled,
            ["created_at"] = policy.CreatedAt,
            ["updated_at"] = policy.UpdatedAt,
        };
    }

    private static Refusal Absent(ApiRequest request) => Refusal.NotFound($"Cluster security policy {request["id"]} could not be found.");
}
