using System.Text.Json.Serialization.Metadata;
using VkCloud.Http;

namespace VkCloud.Second;

/// <summary>Second-generation clusters, node groups, add-ons and security policies (catalog type <c>managed-k8s</c>, API reference section 3).</summary>
/// <remarks>All changes are asynchronous: an answer means accepted, the cluster's status tells the rest.</remarks>
public sealed partial class ManagedK8sClient : ServiceClient, IContainersClient
{
    private static readonly ManagedK8sJson Json = ManagedK8sJson.Default;

    internal ManagedK8sClient(ServiceAccess access)
        : base(CloudService.ManagedK8s, access)
    {
    }

    private protected override string Proof => "Kubernetes versions";

    public Task<string> CreateClusterAsync(ClusterSpec spec, CancellationToken cancellationToken) =>
        CreateAsync("clusters", ClusterCreateShape.Of(spec), Json.ClusterCreateShape, Json.CreatedShape, created => (created.Id, "id"), cancellationToken);

    /// <param name="ident">Id, uuid or name: their forms cannot collide, since a KSUID has 27 characters, a uuid 36, and a name at most 25.</param>
    public Task<Cluster?> GetClusterAsync(string ident, CancellationToken cancellationToken) =>
        FindAsync(ClusterPath(ident), Json.ClusterShape, shape => shape.ToCluster(), cancellationToken);

    /// <summary>All clusters of the project.</summary>
    /// <exception cref="ApiException">Also <see cref="ApiFailureKind.NotFound"/> or <see cref="ApiFailureKind.Unsupported"/>: the call is inferred, and a cloud
    /// may not have it.</exception>
    public Task<IReadOnlyList<Cluster>> ListClustersAsync(CancellationToken cancellationToken) =>
        GetAsync<ClusterListShape, IReadOnlyList<Cluster>>(
            "clusters",
            Json.ClusterListShape,
            shape => [.. Member(shape.Clusters, "clusters").Select((cluster, index) => ToCluster(cluster, index))],
            cancellationToken);

    /// <summary>Resizes the masters.</summary>
    /// <param name="masterCount">The cluster's own: the call carries it, and whether the cloud takes another is not known.</param>
    public Task ScaleControlPlaneAsync(string id, string flavorId, long masterCount, CancellationToken cancellationToken) =>
        ChangeAsync(
            HttpMethod.Post,
            $"{ClusterPath(id)}:scaleControlPlane",
            new(new(VmEngineShape.Of(flavorId), masterCount)),
            Json.ScaleControlPlaneShape,
            cancellationToken);

    /// <param name="version">With a leading <c>v</c>.</param>
    public Task UpgradeClusterAsync(string id, string version, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, $"{ClusterPath(id)}:upgrade", new(version), Json.UpgradeShape, cancellationToken);

    public Task UpdateClusterAsync(string id, ClusterChange change, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, $"{ClusterPath(id)}:update", ClusterUpdateShape.Of(change), Json.ClusterUpdateShape, cancellationToken);

    public Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken) => DeleteAsync(ClusterPath(id), cancellationToken);

    public Task<string> GetKubeconfigAsync(string id, CancellationToken cancellationToken) =>
        ReadSecretAsync(HttpMethod.Post, $"{ClusterPath(id)}/kube_config", cancellationToken);

    /// <summary>Kubernetes versions that clusters can have, each with a leading <c>v</c>, in the cloud's order.</summary>
    public Task<IReadOnlyList<string>> ListVersionsAsync(CancellationToken cancellationToken) =>
        GetAsync<VersionListShape, IReadOnlyList<string>>(
            "clusters/k8s_versions",
            Json.VersionListShape,
            shape => [.. Member(shape.Versions, "k8s_versions").Select(version => version?.Version).OfType<string>()],
            cancellationToken);

    /// <summary>Types of root disk for nodes, and the zones that have them.</summary>
    public Task<IReadOnlyList<VolumeType>> ListVolumeTypesAsync(CancellationToken cancellationToken) =>
        GetAsync<StorageClassListShape, IReadOnlyList<VolumeType>>(
            "available-resources/storage-classes",
            Json.StorageClassListShape,
            shape => [.. Member(shape.StorageClasses, "storage_classes")
                .Where(type => type?.Name is not null)
                .Select(type => new VolumeType(type!.Name!, Texts.List(type.Zones) ?? []))],
            cancellationToken);

    public Task<string> CreateNodeGroupAsync(NodeGroupSpec spec, CancellationToken cancellationToken) =>
        CreateAsync(
            "node-groups",
            NodeGroupCreateShape.Of(spec),
            Json.NodeGroupCreateShape,
            Json.CreatedShape,
            created => (created.NodeGroupId, "node_group_id"),
            cancellationToken);

    public Task<NodeGroup?> GetNodeGroupAsync(string ident, CancellationToken cancellationToken) =>
        FindAsync(NodeGroupPath(ident), Json.NodeGroupAnswerShape, shape => shape.ToNodeGroup(), cancellationToken);

    /// <summary>The group of a cluster that has this name.</summary>
    /// <returns>Null when there is no such cluster, or no such group in it (404).</returns>
    public Task<NodeGroup?> GetNodeGroupAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        FindAsync($"{ClusterPath(clusterId)}/node-groups/{PathSegment.Of(name)}", Json.NodeGroupAnswerShape, shape => shape.ToNodeGroup(), cancellationToken);

    public Task UpdateNodeGroupAsync(string id, NodeGroupUpdate request, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, NodeGroupPath(id), NodeGroupUpdateShape.Of(request), Json.NodeGroupUpdateShape, cancellationToken);

    public Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken) => DeleteAsync(NodeGroupPath(id), cancellationToken);

    /// <summary>What security policies are made from.</summary>
    public Task<IReadOnlyList<SecurityPolicyTemplate>> ListSecurityPolicyTemplatesAsync(CancellationToken cancellationToken) =>
        GetAsync<PolicyTemplateListShape, IReadOnlyList<SecurityPolicyTemplate>>(
            "security_policy",
            Json.PolicyTemplateListShape,
            shape => [.. Member(shape.SecurityPolicies, "security_policies").OfType<PolicyTemplateShape>().Select(template => template.ToTemplate())],
            cancellationToken);

    public Task<string> CreateSecurityPolicyAsync(SecurityPolicySpec spec, CancellationToken cancellationToken) =>
        CreateAsync(
            $"{ClusterPath(spec.ClusterId)}/security_policy",
            PolicyCreateShape.Of(spec),
            Json.PolicyCreateShape,
            Json.CreatedShape,
            created => (created.Id, "id"),
            cancellationToken);

    public Task<SecurityPolicy?> GetSecurityPolicyAsync(string id, CancellationToken cancellationToken) =>
        FindAsync($"cluster_security_policy/{PathSegment.Of(id)}", Json.PolicyAnswerShape, shape => shape.ToPolicy(), cancellationToken);

    public Task UpdateSecurityPolicyAsync(string id, SecurityPolicySpec wanted, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Patch, PolicyPath(wanted.ClusterId, id), PolicyUpdateShape.Of(wanted), Json.PolicyUpdateShape, cancellationToken);

    /// <returns>False when it was gone already.</returns>
    public Task<bool> DeleteSecurityPolicyAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        DeleteAsync(PolicyPath(clusterId, id), cancellationToken);

    private static string ClusterPath(string ident) => $"clusters/{PathSegment.Of(ident)}";

    private static string NodeGroupPath(string ident) => $"node-groups/{PathSegment.Of(ident)}";

    private static string PolicyPath(string clusterId, string id) => $"{ClusterPath(clusterId)}/security_policy/{PathSegment.Of(id)}";

    /// <summary>The list, which must be there even when empty: an answer without it is no answer, and "nothing there" must not be read out of
    /// garbage.</summary>
    private static IReadOnlyList<T> Member<T>(IReadOnlyList<T>? list, string name) => list ?? throw new FormatException(name);

    private static Cluster ToCluster(ClusterShape? shape, int index)
    {
        try
        {
            return (shape ?? throw new FormatException("null")).ToCluster();
        }
        catch (FormatException e)
        {
            throw new FormatException($"clusters[{index}].{e.Message}", e);
        }
    }

    private protected override Task AskForProofAsync(string? of, CancellationToken cancellationToken) => ListVersionsAsync(cancellationToken);
}

/// <summary>A type of root disk for nodes (<c>GET available-resources/storage-classes</c>).</summary>
/// <param name="Zones">The zones that have it.</param>
public sealed record VolumeType(string Name, IReadOnlyList<string> Zones);
