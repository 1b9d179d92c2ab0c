using VkCloud.Http;

namespace VkCloud;

/// <summary>One generation of the service in the words of both: what is read, and what a change takes. All that waits, queues, resumes and explains is written
/// over this, once.</summary>
/// <param name="connect">The connection, made by the first call.</param>
/// <remarks>Every method throws <see cref="ApiException"/> for what the cloud refuses or fails to do.</remarks>
public abstract class Generation(Func<CloudConnection> connect)
{
    private const int LongestText = 60;

    /// <summary>1 or 2.</summary>
    public abstract long Number { get; }

    /// <summary>Type of the service in the catalog, for messages.</summary>
    public string Service => Number == 1 ? "container-infra" : "managed-k8s";

    /// <summary>Whether a new cluster can carry a uuid of our choice, so that a second look proves what is ours.</summary>
    public abstract bool TakesUuid { get; }

    public abstract AddonService Addons { get; }

    protected CloudConnection Cloud => connect();

    private protected abstract IContainersClient Client { get; }

    private protected abstract SharedByKey<string, Cluster?> SharedClusters { get; }

    private protected abstract Shared<IReadOnlyList<SecurityPolicyTemplate>> SharedPolicyTemplates { get; }

    /// <returns>Null when there is no such cluster.</returns>
    public async Task<Cluster?> ClusterAsync(string id, CancellationToken cancellationToken) => Asked(await Client.GetClusterAsync(id, cancellationToken), id);

    /// <summary>For refreshes: a few seconds old at most, and never older than the last change made by this process.</summary>
    /// <param name="since">What was read before this moment is not good enough (<see cref="TimeProvider.GetTimestamp"/>); null takes what is kept.</param>
    /// <returns>Null when there is no such cluster.</returns>
    public async Task<Cluster?> SharedClusterAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        Asked(await SharedClusters.GetAsync(id, cancellationToken, since), id);

    /// <summary>A cluster with its groups, read as <see cref="SharedClusterAsync"/> reads.</summary>
    /// <returns>Null when there is no such cluster.</returns>
    public abstract Task<Cluster?> SharedWithGroupsAsync(string id, CancellationToken cancellationToken, long? since = null);

    /// <summary>A group of a cluster that was just read, for refreshes: read together with the cluster's other groups.</summary>
    /// <param name="isWhole">Whether what is told there is all that is needed.</param>
    /// <returns>Null when it is not told there, or not all of it: then the group itself must be read.</returns>
    public abstract Task<NodeGroup?> SharedGroupAsync(Cluster cluster, string id, Func<NodeGroup, bool> isWhole, CancellationToken cancellationToken);

    /// <summary>All clusters of the project, for those who must list; each tells at least id, name and status.</summary>
    public abstract Task<IReadOnlyList<Cluster>> ClustersAsync(CancellationToken cancellationToken);

    /// <summary>The clusters that have this name, or this uuid; each as a whole.</summary>
    public abstract Task<IReadOnlyList<Cluster>> CalledAsync(string nameOrUuid, CancellationToken cancellationToken);

    /// <summary>Clusters that may be what was asked for: of its name, or with its uuid.</summary>
    public abstract Task<IReadOnlyList<Cluster>> FindAsync(ClusterSpec spec, CancellationToken cancellationToken);

    /// <returns>The id of the new cluster, of the form that ids have.</returns>
    public async Task<string> CreateClusterAsync(ClusterSpec spec, CancellationToken cancellationToken) =>
        Checked(await Client.CreateClusterAsync(spec, cancellationToken), "clusters");

    /// <summary>Whether a cluster that was not there before is the one that was asked for, in everything that a create call says and the cloud shows.</summary>
    public abstract bool IsMadeOf(Cluster cluster, ClusterSpec spec);

    /// <returns>False when it was gone already.</returns>
    public Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken) => Client.DeleteClusterAsync(id, cancellationToken);

    /// <summary>The kubeconfig of a cluster: YAML, secret.</summary>
    public Task<string> KubeconfigAsync(string id, CancellationToken cancellationToken) => Client.GetKubeconfigAsync(id, cancellationToken);

    /// <param name="id">Its id, or its uuid.</param>
    /// <returns>Null when there is no such group.</returns>
    public async Task<NodeGroup?> NodeGroupAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetNodeGroupAsync(id, cancellationToken) is { } group ? Asked(group, id, group.Id, group.Uuid) : null;

    /// <summary>The groups of a cluster; each tells at least id and name.</summary>
    /// <returns>Null when the cloud does not tell them.</returns>
    public abstract Task<IReadOnlyList<NodeGroup>?> NodeGroupsAsync(Cluster cluster, CancellationToken cancellationToken);

    /// <summary>The groups of a cluster that have this name.</summary>
    public abstract Task<IReadOnlyList<NodeGroup>> GroupsCalledAsync(string clusterId, string name, CancellationToken cancellationToken);

    /// <returns>The id of the new group, of the form that ids have.</returns>
    public async Task<string> CreateNodeGroupAsync(NodeGroupSpec spec, CancellationToken cancellationToken) =>
        Checked(await Client.CreateNodeGroupAsync(spec, cancellationToken), "node groups");

    /// <summary>Makes a group what is wanted.</summary>
    /// <param name="seen">As cluster and group are now.</param>
    /// <returns>As they are then.</returns>
    public abstract Task<(Cluster Cluster, NodeGroup Group)> ChangeNodeGroupAsync(
        IChanging<NodeGroup> changing, NodeGroupSpec wanted, (Cluster Cluster, NodeGroup Group) seen, CancellationToken cancellationToken);

    /// <returns>False when it was gone already.</returns>
    public Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken) => Client.DeleteNodeGroupAsync(id, cancellationToken);

    /// <summary>What security policies are made from, as the service lists it; kept for a while.</summary>
    public Task<IReadOnlyList<SecurityPolicyTemplate>> SecurityPolicyTemplatesAsync(CancellationToken cancellationToken) =>
        SharedPolicyTemplates.GetAsync(cancellationToken);

    /// <returns>Null when there is no such policy.</returns>
    public async Task<SecurityPolicy?> SecurityPolicyAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetSecurityPolicyAsync(id, cancellationToken) is { } policy ? await NamedAsync(Asked(policy, id, policy.Id), cancellationToken) : null;

    /// <summary>The security policies of a cluster, those that the platform gives it among them.</summary>
    /// <returns>Null when the service does not list them.</returns>
    public abstract Task<IReadOnlyList<SecurityPolicy>?> SecurityPoliciesAsync(string clusterId, CancellationToken cancellationToken);

    /// <returns>The id of the new policy, of the form that ids have.</returns>
    public async Task<string> CreateSecurityPolicyAsync(SecurityPolicySpec spec, CancellationToken cancellationToken) =>
        Checked(await Client.CreateSecurityPolicyAsync(spec, cancellationToken), "security policies");

    /// <summary>Makes a policy what is wanted.</summary>
    /// <param name="seen">As cluster and policy are now.</param>
    /// <returns>As they are then.</returns>
    public async Task<(Cluster Cluster, SecurityPolicy Policy)> ChangeSecurityPolicyAsync(
        IChanging<SecurityPolicy> changing, SecurityPolicySpec wanted, (Cluster Cluster, SecurityPolicy Policy) seen, CancellationToken cancellationToken) =>
        seen.Policy.IsAs(wanted)
            ? seen
            : await changing.ChangeAsync(token => Client.UpdateSecurityPolicyAsync(seen.Policy.Id, wanted, token), now => now.IsAs(wanted), cancellationToken);

    /// <returns>False when it was gone already.</returns>
    public abstract Task<bool> DeleteSecurityPolicyAsync(string clusterId, string id, CancellationToken cancellationToken);

    /// <summary>Whether a group that was not there before is the one that was asked for, in everything that a create call says.</summary>
    /// <param name="group">Read itself, not as its cluster shows it.</param>
    public bool IsMadeOf(NodeGroup group, NodeGroupSpec spec) =>
        group.Name == spec.Name
        && (group.AvailabilityZone is null || spec.AvailabilityZone is null || group.AvailabilityZone == spec.AvailabilityZone)
        && (group.DiskType is null || group.DiskType == spec.DiskType)
        && (group.DiskSize is null || group.DiskSize == spec.DiskSize)
        && IsAs(group, spec);

    /// <summary>Whether no change of the group is needed.</summary>
    protected abstract bool IsAs(NodeGroup group, NodeGroupSpec wanted);

    /// <summary>A policy with the name of its template, where the answer has its id alone.</summary>
    protected async Task<SecurityPolicy> NamedAsync(SecurityPolicy policy, CancellationToken cancellationToken) =>
        policy is { Template: null, TemplateId: { } id }
            && (await SecurityPolicyTemplatesAsync(cancellationToken)).FirstOrDefault(t => t.Id == id) is { } template
            ? policy with { Template = template.Name, TemplateVersion = policy.TemplateVersion ?? template.Version }
            : policy;

    /// <summary>An answer is data from outside: one about another object would put its id into state, and the real object would be lost.</summary>
    /// <param name="names">What the object that was found can be asked for by.</param>
    /// <exception cref="ApiException">It is about another.</exception>
    protected internal T Asked<T>(T found, string ident, params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            // Uuids are written with and without hyphens.
            if (name is not null && Bare(name).Equals(Bare(ident), StringComparison.OrdinalIgnoreCase))
            {
                return found;
            }
        }

        throw new ApiException($"the answer is about another object than {OneLine.Of(ident, LongestText)}")
        {
            Kind = ApiFailureKind.BadResponse,
            Service = Service,
            Method = "GET",
            Path = OneLine.Of(ident, LongestText),
        };
    }

    /// <summary>An id is data from outside: what has not the form of this generation would lead every later call elsewhere, and the real object would be
    /// lost.</summary>
    /// <exception cref="ApiException">It is none; what was created must be looked for.</exception>
    public string Checked(string id, string path) => CloudId.Generation(id) == Number
        ? id
        : throw new ApiException($"the answer's id \"{OneLine.Of(id, LongestText)}\" has not the form of this service's ids")
        {
            Kind = ApiFailureKind.BadResponse,
            Service = Service,
            Method = "POST",
            Path = path,
            OutcomeUnknown = true,
        };

    private Cluster? Asked(Cluster? found, string ident) => found is null ? null : Asked(found, ident, found.Id, found.Uuid, found.Name);

    private static string Bare(string uuid) => uuid.Replace("-", "", StringComparison.Ordinal);
}

/// <summary>The calls that the services of both generations have.</summary>
/// <remarks>What is read is null when there is no such object (404), which may also mean "not yet" right after a create.</remarks>
internal interface IContainersClient
{
    /// <returns>The id of the new cluster.</returns>
    Task<string> CreateClusterAsync(ClusterSpec spec, CancellationToken cancellationToken);

    /// <param name="ident">Id, uuid or name.</param>
    Task<Cluster?> GetClusterAsync(string ident, CancellationToken cancellationToken);

    /// <returns>False when it was gone already.</returns>
    Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken);

    /// <summary>The kubeconfig of a cluster: YAML, treated as secret.</summary>
    Task<string> GetKubeconfigAsync(string id, CancellationToken cancellationToken);

    /// <returns>The id of the new group.</returns>
    Task<string> CreateNodeGroupAsync(NodeGroupSpec spec, CancellationToken cancellationToken);

    /// <param name="ident">Id or uuid.</param>
    Task<NodeGroup?> GetNodeGroupAsync(string ident, CancellationToken cancellationToken);

    /// <returns>False when it was gone already.</returns>
    Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken);

    /// <returns>The id of the new policy.</returns>
    Task<string> CreateSecurityPolicyAsync(SecurityPolicySpec spec, CancellationToken cancellationToken);

    Task<SecurityPolicy?> GetSecurityPolicyAsync(string id, CancellationToken cancellationToken);

    Task UpdateSecurityPolicyAsync(string id, SecurityPolicySpec wanted, CancellationToken cancellationToken);
}

/// <summary>Sees a change of a member of a cluster through, for whoever holds the cluster's turn.</summary>
public interface IChanging<T>
{
    string ClusterId { get; }

    /// <summary>What is left of the operation's time.</summary>
    TimeSpan Remaining { get; }

    WaitSchedule Schedule { get; }

    TimeProvider Time { get; }

    Action<WaitProgress> Progress { get; }

    /// <summary>Makes one change and waits until it shows. A busy cluster is waited for; an answer that got lost is looked into before the call is made
    /// again.</summary>
    /// <param name="call">Safe to repeat: asking twice for the same comes to the same.</param>
    Task<(Cluster Cluster, T Member)> ChangeAsync(Func<CancellationToken, Task> call, Func<T, bool> shows, CancellationToken cancellationToken);
}
