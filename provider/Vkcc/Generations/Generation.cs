using VkCloud;

namespace Vkcc;

/// <summary>One generation of the service in the words of both: what is read, and what a change takes. All that waits, queues, resumes and explains is written
/// over this, once.</summary>
/// <remarks>Every method throws <see cref="ApiException"/> for what the cloud refuses or fails to do.</remarks>
internal abstract class Generation(Session session)
{
    /// <summary>1 or 2.</summary>
    public abstract long Number { get; }

    /// <summary>Type of the service in the catalog, for messages.</summary>
    public string Service => Number == 1 ? "container-infra" : "managed-k8s";

    protected Session Session => session;

    /// <returns>Null when there is no such cluster.</returns>
    public abstract Task<Cluster?> ClusterAsync(string id, CancellationToken cancellationToken);

    /// <summary>For refreshes: a few seconds old at most, and never older than the last change made by this process.</summary>
    /// <param name="since">What was read before this moment is not good enough (<see cref="TimeProvider.GetTimestamp"/>); null takes what is kept.</param>
    /// <returns>Null when there is no such cluster.</returns>
    public abstract Task<Cluster?> SharedClusterAsync(string id, CancellationToken cancellationToken, long? since = null);

    /// <summary>A cluster with its groups, read as <see cref="SharedClusterAsync"/> reads.</summary>
    /// <returns>Null when there is no such cluster.</returns>
    public abstract Task<Cluster?> SharedWithGroupsAsync(string id, CancellationToken cancellationToken, long? since = null);

    /// <summary>A group of a cluster that was just read, for refreshes: read together with the cluster's other groups.</summary>
    /// <param name="stored">What state holds of it.</param>
    /// <returns>Null when it is not told there, or not all that state holds: then the group itself must be read.</returns>
    public abstract Task<NodeGroup?> SharedGroupAsync(Cluster cluster, string id, NodeGroupModel stored, CancellationToken cancellationToken);

    /// <summary>All clusters of the project, for those who must list; each tells at least id, name and status.</summary>
    public abstract Task<IReadOnlyList<Cluster>> ClustersAsync(CancellationToken cancellationToken);

    /// <summary>The clusters that have this name, or this uuid; each as a whole.</summary>
    public abstract Task<IReadOnlyList<Cluster>> CalledAsync(string nameOrUuid, CancellationToken cancellationToken);

    /// <summary>Clusters that may be what was ordered: of its name, or with its uuid.</summary>
    public abstract Task<IReadOnlyList<Cluster>> FindAsync(ClusterOrder order, CancellationToken cancellationToken);

    /// <param name="plan">Everything configurable is known at apply.</param>
    /// <param name="uuid">Chosen by us; the second generation takes it.</param>
    public abstract Task<ClusterOrder> OrderAsync(ClusterModel plan, string uuid, string flavorId, CancellationToken cancellationToken);

    /// <summary>What of the plan is not yet so, in the order in which it is to be done.</summary>
    /// <param name="cluster">As it is now: what an interrupted apply has done already is not done again.</param>
    public abstract Task<IReadOnlyList<ClusterStep>> StepsAsync(
        ClusterWork work, ClusterModel prior, ClusterModel plan, Cluster cluster, PrivateState @private, CancellationToken cancellationToken);

    /// <returns>False when it was gone already.</returns>
    public abstract Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken);

    /// <summary>The kubeconfig of a cluster: YAML, secret.</summary>
    public abstract Task<string> KubeconfigAsync(string id, CancellationToken cancellationToken);

    /// <param name="id">Its id, or its uuid.</param>
    /// <returns>Null when there is no such group.</returns>
    public abstract Task<NodeGroup?> NodeGroupAsync(string id, CancellationToken cancellationToken);

    /// <summary>The groups of a cluster; each tells at least id and name.</summary>
    /// <returns>Null when the cloud does not tell them.</returns>
    public abstract Task<IReadOnlyList<NodeGroup>?> NodeGroupsAsync(Cluster cluster, CancellationToken cancellationToken);

    /// <summary>The groups of a cluster that have this name.</summary>
    public abstract Task<IReadOnlyList<NodeGroup>> GroupsCalledAsync(string clusterId, string name, CancellationToken cancellationToken);

    /// <returns>The id of the new group.</returns>
    public abstract Task<string> CreateNodeGroupAsync(NodeGroupModel plan, string flavorId, CancellationToken cancellationToken);

    /// <summary>Makes a group what was planned.</summary>
    /// <param name="sight">As cluster and group are now.</param>
    /// <returns>As they are then.</returns>
    public abstract Task<Sight<NodeGroup>> ChangeNodeGroupAsync(
        MemberWork<NodeGroup> work, NodeGroupModel plan, string flavorId, Sight<NodeGroup> sight, CancellationToken cancellationToken);

    /// <returns>False when it was gone already.</returns>
    public abstract Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken);

    /// <summary>Whether a group that was not there before is the one that was asked for, in everything that a create call says.</summary>
    /// <param name="group">Read itself, not as its cluster shows it.</param>
    public abstract bool IsMadeOf(NodeGroup group, NodeGroupModel plan, string flavorId);

    /// <summary>An answer is data from outside: one about another object would put its id into state, and the real object would be lost.</summary>
    /// <param name="names">What the object that was found can be asked for by.</param>
    /// <exception cref="ApiException">It is about another.</exception>
    protected T Asked<T>(T found, string ident, params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            // Uuids are written with and without hyphens.
            if (name is not null && name.Replace("-", "", StringComparison.Ordinal).Equals(ident.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            {
                return found;
            }
        }

        throw new ApiException($"the answer is about another object than {Words.Shortened(ident)}")
        {
            Kind = ApiFailureKind.BadResponse,
            Service = Service,
            Method = "GET",
            Path = Words.Shortened(ident),
        };
    }

    /// <summary>An id is data from outside: what has not the form of this generation would lead every later call elsewhere, and the real object would be
    /// lost.</summary>
    /// <exception cref="ApiException">It is none; what was created must be looked for.</exception>
    public string Checked(string id, string path) => CloudId.Generation(id) == Number ? id : throw new ApiException($"the answer's id \"{Words.Shortened(id)}\" has not the form of this service's ids")
    {
        Kind = ApiFailureKind.BadResponse,
        Service = Service,
        Method = "POST",
        Path = path,
        OutcomeUnknown = true,
    };
}
