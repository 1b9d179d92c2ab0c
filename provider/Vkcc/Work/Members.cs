using VkCloud;

namespace Vkcc;

/// <summary>How the objects of one kind that stand on clusters are found and deleted. All that waits, queues, resumes and explains is written over this,
/// once.</summary>
/// <remarks>Every method throws <see cref="ApiException"/> for what the cloud refuses or fails to do.</remarks>
internal abstract class Members<T>(Session session)
    where T : class, IClusterMember
{
    /// <summary>For messages: <c>node group</c>.</summary>
    public abstract string Noun { get; }

    public virtual string Plural => $"{Noun}s";

    /// <summary><see cref="Noun"/> as a sentence begins with it.</summary>
    public string Title => char.ToUpperInvariant(Noun[0]) + Noun[1..];

    /// <summary>For messages: <c>vkcc_node_group</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>The attribute that <see cref="FindAsync"/> looks up.</summary>
    public virtual AttributePath NameAttribute => AttributePath.Root("name");

    public Session Session => session;

    /// <returns>Null when the service says that there is none.</returns>
    public abstract Task<T?> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Those of a cluster that have this name.</summary>
    /// <returns>Null when the service has no such look.</returns>
    public abstract Task<IReadOnlyList<T>?> FindAsync(string clusterId, string name, CancellationToken cancellationToken);

    /// <returns>False when it was gone already.</returns>
    public abstract Task<bool> DeleteAsync(string clusterId, string id, CancellationToken cancellationToken);

    /// <summary>All of a cluster that was just read, as far as the cluster tells them itself.</summary>
    /// <returns>Null when it does not tell them.</returns>
    public virtual Task<IReadOnlyList<T>?> AmongAsync(Cluster cluster, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<T>?>(null);

    /// <summary>As the cluster shows it; null when it does not.</summary>
    public virtual T? ShownBy(Cluster cluster, string id) => null;

    /// <summary>Whether what the cluster shows tells enough, so that the member need not be read itself.</summary>
    public virtual bool IsWhole(T shown) => false;

    /// <summary>For refreshes: read together with the cluster's other members.</summary>
    /// <returns>Null when it is not told there, or not all that state holds: then the member itself must be read.</returns>
    public virtual Task<T?> SharedAsync(Cluster cluster, string id, CancellationToken cancellationToken) => Task.FromResult<T?>(null);
}

/// <summary>What the models of all objects that stand on a cluster have in common.</summary>
internal interface IMemberModel
{
    TfValue<string> Id { get; }

    TfValue<string> Uuid => TfValue<string>.Null;

    TfValue<string> ClusterId { get; }

    /// <summary>What it is looked up by in its cluster, and called in messages.</summary>
    TfValue<string> Name { get; }
}
