using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Second;

/// <summary>Body of <c>POST clusters/{cluster_id}/security_policy</c>; all four members are always sent.</summary>
internal sealed record CreatePolicyRequest(string? SecurityPolicyId, string? PolicySettings, string? Namespace, bool? Enabled);

/// <summary>Body of <c>PATCH clusters/{cluster_id}/security_policy/{id}</c>; all three members are always sent.</summary>
internal sealed record ChangePolicyRequest(string? PolicySettings, string? Namespace, bool? Enabled);

/// <summary>The second generation's calls on security policies (S1 to S7 of addons-and-policies.md D1); every success is 200.</summary>
internal sealed class PolicyCalls(World world)
{
    private readonly ClusterWrites clusters = new(world);
    private readonly PolicyWrites writes = new(world);

    private PolicyTemplates Offered => world.Offers.Policies;

    public IEnumerable<Route> Routes =>
    [
        ManagedK8sApi.Route("GET", "security_policy", Templates),
        ManagedK8sApi.Route("GET", "security_policy/{id}", Template),
        ManagedK8sApi.Route("GET", "security_policy/{name}/versions/{version}", TemplateByName),
        ManagedK8sApi.Route("POST", "clusters/{cluster}/security_policy", Roles.Writer(Create)),
        ManagedK8sApi.Route("GET", "cluster_security_policy/{id}", Get),
        ManagedK8sApi.Route("PATCH", "clusters/{cluster}/security_policy/{id}", Roles.Writer(Change)),
        ManagedK8sApi.Route("DELETE", "clusters/{cluster}/security_policy/{id}", Roles.Writer(Delete)),
    ];

    private ApiResponse Templates(ApiRequest request) =>
        ApiResponse.Ok(new JsonObject { ["security_policies"] = new JsonArray([.. Offered.All.Select(Form)]) });

    private ApiResponse Template(ApiRequest request) => Show(template => template.Id == request["id"], request["id"]);

    private ApiResponse TemplateByName(ApiRequest request) => Show(
        template => template.Name == request["name"] && PolicyTemplate.Version == request["version"], $"{request["name"]} {request["version"]}");

    private ApiResponse Create(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        var body = request.Read<CreatePolicyRequest>();
        Refusal.ThrowFirst(AddonChecks.Given("security_policy_id", body.SecurityPolicyId));
        Refusal.ThrowFirst(Check(body.PolicySettings, body.Namespace, body.Enabled));
        var template = Offered.All.FirstOrDefault(template => template.Id == body.SecurityPolicyId)
            ?? throw Refusal.Invalid($"There is no security policy {body.SecurityPolicyId}.");
        Refusal.ThrowFirst(PolicyChecks.Place(cluster, template, body.Namespace!));
        clusters.CheckMayBegin(cluster, OperationKind.ChangePolicies);

        var policy = writes.Add(request, cluster, world.NewKsuid(), template, body.PolicySettings!, body.Namespace!, body.Enabled!.Value);
        return ApiResponse.Ok(new JsonObject { ["id"] = policy.Id });
    }

    private ApiResponse Get(ApiRequest request)
    {
        var id = request["id"];
        var (cluster, policy) = request.FindIn(world.SecondClusters, cluster => cluster.Policies.Find(policy => policy.Id == id)) ?? throw Absent(id);
        return ApiResponse.Ok(Form(policy.Look() ?? throw Absent(id), cluster.Id));
    }

    /// <summary>The answer is the whole policy, and clients take their state from it.</summary>
    private ApiResponse Change(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        var body = request.Read<ChangePolicyRequest>();
        Refusal.ThrowFirst(PolicyChecks.NoDefault(Offered.Of(policy.Api)));
        Refusal.ThrowFirst(Check(body.PolicySettings, body.Namespace, body.Enabled));
        Refusal.ThrowFirst(PolicyChecks.Place(cluster, Offered.Of(policy.Api), body.Namespace!, policy));
        clusters.CheckMayBegin(cluster, OperationKind.ChangePolicies);

        writes.Change(request, cluster, policy, body.PolicySettings!, body.Namespace!, body.Enabled!.Value);
        return ApiResponse.Ok(Form(policy.Api, cluster.Id));
    }

    private ApiResponse Delete(ApiRequest request)
    {
        var (cluster, policy) = Find(request);
        Refusal.ThrowFirst(PolicyChecks.NoDefault(Offered.Of(policy.Api)));
        clusters.CheckMayBegin(cluster, OperationKind.ChangePolicies);
        writes.Remove(request, cluster, policy);
        return ApiResponse.Done();
    }

    private static IEnumerable<Refusal?> Check(string? settings, string? place, bool? enabled)
    {
        yield return AddonChecks.Given("policy_settings", settings);
        yield return AddonChecks.Given("namespace", place);
        yield return AddonChecks.Given("enabled", enabled);
        yield return PolicyChecks.Settings(settings!);
        yield return PolicyChecks.Namespace(place!);
    }

    private Cluster ClusterOf(ApiRequest request) => request.Find(world.SecondClusters, request["cluster"]);

    private (Cluster Cluster, ClusterPolicy Policy) Find(ApiRequest request)
    {
        var cluster = ClusterOf(request);
        return (cluster, cluster.Policies.Find(policy => policy.Id == request["id"]) ?? throw Absent(request["id"]));
    }

    private ApiResponse Show(Func<PolicyTemplate, bool> wanted, string what) => ApiResponse.Ok(
        Form(Offered.All.FirstOrDefault(wanted) ?? throw Refusal.NotFound($"Security policy {what} could not be found.")));

    private static JsonObject Form(PolicyTemplate template) => new()
    {
        ["id"] = template.Id,
        ["name"] = template.Name,
        ["description"] = template.Description,
        ["settings_description"] = template.SettingsDescription,
        ["version"] = PolicyTemplate.Version,
    };

    private JsonObject Form(PolicyObject policy, string clusterId)
    {
        var template = Offered.Of(policy);
        return new JsonObject
        {
            ["cluster_security_policy"] = new JsonObject
            {
                ["id"] = policy.Id,
                ["cluster_id"] = clusterId,
                ["security_policy_id"] = template.Id,
                ["policy_settings"] = policy.Settings(world.Habits.SortSettings),
                ["namespace"] = policy.Namespace,
                ["enabled"] = policy.Enabled,
                ["policy"] = Form(template),
            },
            ["created_at"] = policy.CreatedAt,
            ["updated_at"] = policy.UpdatedAt,
        };
    }

    private static Refusal Absent(string id) => Refusal.NotFound($"Cluster security policy {id} could not be found.");
}
