using System.Net;
using VkCloud.Http;

namespace VkCloud.First;

/// <summary>First-generation clusters, node groups, cluster templates and security policies (catalog type <c>container-infra</c>, API reference section
/// 2).</summary>
/// <remarks>
/// An answer to a change means accepted and no more: what is read right after may still be old, and a change that came while the cluster was busy may be
/// dropped without a word.
/// Whoever changes something compares afterwards.
/// The reference gives each call one or two status codes of success and the service's own description others; any 2xx counts as accepted here, since taking one
/// for a failure would lose what was made.
/// </remarks>
public sealed class ContainerInfraClient : ServiceClient, IContainersClient
{
    private static readonly FirstAnswersJson Answers = FirstAnswersJson.Default;

    private static readonly FirstRequestsJson Requests = FirstRequestsJson.Default;

    internal ContainerInfraClient(ServiceAccess access)
        : base(CloudService.ContainerInfra, access)
    {
    }

    private protected override string Proof => "cluster templates";

    public Task<string> CreateClusterAsync(ClusterSpec spec, CancellationToken cancellationToken) =>
        CreateAsync(
            "clusters", ClusterCreateShape.Of(spec), Requests.ClusterCreateShape, Answers.AcceptedShape, created => (created.Uuid, "uuid"), cancellationToken);

    /// <param name="ident">Uuid, or name: by name the service refuses (409) when several have it.</param>
    public Task<Cluster?> GetClusterAsync(string ident, CancellationToken cancellationToken) =>
        FindAsync(ClusterPath(ident), Answers.ClusterShape, shape => shape.ToCluster(), cancellationToken);

    /// <summary>All clusters of the project.</summary>
    /// <param name="detailed">True for whole clusters; false leaves out networks, addresses and times.</param>
    /// <exception cref="ApiException">Also 400 while one of them is halfway through its deletion: see <see cref="IsHalfDeleted"/>.</exception>
    public IAsyncEnumerable<Cluster> ListClustersAsync(bool detailed, CancellationToken cancellationToken) => ListAsync(
        detailed ? "clusters/detail" : "clusters",
        "",
        "clusters",
        Answers.ClusterListShape,
        page => (page.Clusters, page.Next),
        shape => shape.ToCluster(),
        cancellationToken);

    /// <summary>Changes labels and the like (JSON Patch).</summary>
    public Task UpdateClusterAsync(string id, ClusterChange change, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, ClusterPath(id), PatchOperationShape.Of(change), Requests.IReadOnlyListPatchOperationShape, cancellationToken);

    /// <summary>Upgrades masters and then groups to the version of another template.</summary>
    public Task UpgradeClusterAsync(string id, string clusterTemplateId, CancellationToken cancellationToken) =>
        ChangeAsync(
            HttpMethod.Patch, $"{ClusterPath(id)}/actions/upgrade", new(clusterTemplateId, RollingEnabled: true), Requests.UpgradeShape, cancellationToken);

    public Task ResizeMastersAsync(string id, string flavorId, CancellationToken cancellationToken) =>
        ActAsync(id, new("resize_masters", new(flavorId)), cancellationToken);

    /// <summary>Starts a stopped cluster; it stays <c>SHUTOFF</c> until it is <c>RUNNING</c>.</summary>
    public Task TurnOnClusterAsync(string id, CancellationToken cancellationToken) => ActAsync(id, new("turn_on_cluster"), cancellationToken);

    /// <summary>Stops a cluster; it stays <c>RUNNING</c> until it is <c>SHUTOFF</c>.</summary>
    public Task TurnOffClusterAsync(string id, CancellationToken cancellationToken) => ActAsync(id, new("turn_off_cluster"), cancellationToken);

    public Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken) => DeleteAsync(ClusterPath(id), cancellationToken);

    public Task<string> GetKubeconfigAsync(string id, CancellationToken cancellationToken) =>
        ReadSecretAsync(HttpMethod.Get, $"{ClusterPath(id)}/kube_config", cancellationToken);

    public Task<string> CreateNodeGroupAsync(NodeGroupSpec spec, CancellationToken cancellationToken) =>
        CreateAsync(
            "nodegroups",
            NodeGroupCreateShape.Of(spec),
            Requests.NodeGroupCreateShape,
            Answers.AcceptedShape,
            created => (created.Uuid, "uuid"),
            cancellationToken);

    public Task<NodeGroup?> GetNodeGroupAsync(string ident, CancellationToken cancellationToken) =>
        FindAsync(NodeGroupPath(ident), Answers.NodeGroupShape, shape => shape.ToNodeGroup(null), cancellationToken);

    /// <summary>The groups of one cluster, without labels, taints and times.</summary>
    public IAsyncEnumerable<NodeGroup> ListNodeGroupsAsync(string clusterId, CancellationToken cancellationToken, bool expanded = false) => ListAsync(
        "nodegroups",
        $"?cluster_id={PathSegment.Of(clusterId)}{(expanded ? "&expand=true" : "")}",
        "node_groups",
        Answers.NodeGroupListShape,
        page => (page.NodeGroups, page.Next),
        shape => shape.ToNodeGroup(clusterId),
        cancellationToken);

    /// <summary>Changes bounds, autoscaling, labels, taints and the share upgraded at once (JSON Patch, one request).</summary>
    public Task UpdateNodeGroupAsync(string id, NodeGroupUpdate request, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, NodeGroupPath(id), PatchOperationShape.Of(request), Requests.IReadOnlyListPatchOperationShape, cancellationToken);

    /// <summary>Gives a group's nodes another flavor, a few at a time.</summary>
    public Task ResizeNodeGroupAsync(string id, string flavorId, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, $"{NodeGroupPath(id)}/actions/resize", new(flavorId), Requests.ResizeShape, cancellationToken);

    public Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken) => DeleteAsync(NodeGroupPath(id), cancellationToken);

    public IAsyncEnumerable<ClusterTemplate> ListClusterTemplatesAsync(CancellationToken cancellationToken) => ListAsync(
        "clustertemplates",
        "",
        "clustertemplates",
        Answers.ClusterTemplateListShape,
        page => (page.ClusterTemplates, page.Next),
        shape => shape.ToClusterTemplate(),
        cancellationToken);

    /// <param name="ident">Uuid, name or version (<c>1.32</c>).</param>
    /// <returns>Null when there is none (404).</returns>
    public Task<ClusterTemplate?> GetClusterTemplateAsync(string ident, CancellationToken cancellationToken) =>
        FindAsync($"clustertemplates/{PathSegment.Of(ident)}", Answers.ClusterTemplateShape, shape => shape.ToClusterTemplate(), cancellationToken);

    /// <summary>What security policies are made from.</summary>
    public IAsyncEnumerable<SecurityPolicyTemplate> ListSecurityPolicyTemplatesAsync(CancellationToken cancellationToken) => ListAsync(
        "security_policy",
        "",
        "security_policy",
        Answers.PolicyTemplateListShape,
        page => (page.SecurityPolicy, page.Next),
        shape => shape.ToTemplate(),
        cancellationToken);

    public Task<string> CreateSecurityPolicyAsync(SecurityPolicySpec spec, CancellationToken cancellationToken) =>
        CreateAsync(
            "cluster_security_policy",
            PolicyCreateShape.Of(spec),
            Requests.PolicyCreateShape,
            Answers.AcceptedShape,
            created => (created.Uuid, "uuid"),
            cancellationToken);

    public Task<SecurityPolicy?> GetSecurityPolicyAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(PolicyPath(id), Answers.PolicyShape, shape => shape.ToPolicy(null), cancellationToken);

    /// <summary>The policies of one cluster, those that the platform gives it among them.</summary>
    public IAsyncEnumerable<SecurityPolicy> ListSecurityPoliciesAsync(string clusterId, CancellationToken cancellationToken) => ListAsync(
        $"{ClusterPath(clusterId)}/cluster_security_policies",
        "",
        "cluster_security_policy",
        Answers.PolicyListShape,
        page => (page.ClusterSecurityPolicy, page.Next),
        shape => shape.ToPolicy(clusterId),
        cancellationToken);

    public Task UpdateSecurityPolicyAsync(string id, SecurityPolicySpec wanted, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, PolicyPath(id), PolicyUpdateShape.Of(wanted), Requests.PolicyUpdateShape, cancellationToken);

    /// <returns>False when it was gone already.</returns>
    public Task<bool> DeleteSecurityPolicyAsync(string id, CancellationToken cancellationToken) => DeleteAsync(PolicyPath(id), cancellationToken);

    /// <summary>True for the 400 of a read that comes while a cluster's groups are gone and its own row is not: the deletion goes on, look again.</summary>
    [Inferred("The service keeps its ancestor's habit of answering 400 in the middle of a delete (observed with Magnum 15).")]
    public static bool IsHalfDeleted(ApiException refusal) =>
        refusal is { Method: "GET", Status: HttpStatusCode.BadRequest } && refusal.Service == CloudService.ContainerInfra.CatalogType;

    /// <summary>The relative scale; whoever calls it has just read the count and compares afterwards: see <see
    /// cref="ContainerInfraChanges.ScaleNodeGroupAsync"/>.</summary>
    /// <param name="delta">Not 0.</param>
    internal Task ScaleNodeGroupAsync(string id, long delta, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, $"{NodeGroupPath(id)}/actions/scale", new(delta), Requests.ScaleShape, cancellationToken);

    private static string ClusterPath(string ident) => $"clusters/{PathSegment.Of(ident)}";

    private static string NodeGroupPath(string id) => $"nodegroups/{PathSegment.Of(id)}";

    private static string PolicyPath(string id) => $"cluster_security_policy/{PathSegment.Of(id)}";

    private Task ActAsync(string id, ActionShape action, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Post, $"{ClusterPath(id)}/actions", action, Requests.ActionShape, cancellationToken);

    private protected override Task AskForProofAsync(string? of, CancellationToken cancellationToken) =>
        GetAsync<ClusterTemplateListShape, ClusterTemplateListShape>(
            "clustertemplates",
            Answers.ClusterTemplateListShape,
            shape => shape.ClusterTemplates is null ? throw new FormatException("clustertemplates") : shape,
            cancellationToken);
}
