namespace VkCloud;

/// <summary>An object of the cloud that has an id of its own.</summary>
public interface ICloudObject
{
    string Id { get; }

    /// <summary>Another id that it can be asked for by; null where there is none.</summary>
    string? Uuid => null;

    /// <summary>What it is called in its project or cluster; null where the service left it out.</summary>
    string? Name { get; }
}

/// <summary>An object that stands on a cluster, goes with it, and is created, changed and deleted in its turn: a node group, an add-on, a security
/// policy.</summary>
public interface IClusterMember : ICloudObject
{
    string? ClusterId { get; }

    /// <summary>How it stands by itself, beside the status of its cluster.</summary>
    MemberStatus Standing => MemberStatus.OfCluster;
}

/// <summary>The status of an object that stands on a cluster.</summary>
/// <param name="Word">The service's; null where the object has none.</param>
/// <param name="Reason">The service's, for a failure; null when it gives none.</param>
public readonly record struct MemberStatus(MemberPhase Phase, string? Word, string? Reason = null)
{
    /// <summary>It has none of its own: the cluster's counts.</summary>
    public static MemberStatus OfCluster { get; } = new(MemberPhase.Settled, null);
}

/// <summary>What the status of an object says about work on it.</summary>
public enum MemberPhase
{
    /// <summary>Nothing is under way.</summary>
    Settled,

    /// <summary>Something is under way; words never seen before are taken for this.</summary>
    Busy,

    /// <summary>It is being deleted.</summary>
    Leaving,

    /// <summary>The last change failed. Another one may repair it.</summary>
    Failed,
}
