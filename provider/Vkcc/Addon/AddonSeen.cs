using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>What was seen of the cloud for the plan of an add-on. What was not asked, or not answered, is null and silences the rules that need it.</summary>
internal sealed record AddonSeen
{
    /// <summary>The catalogue, as far as the cluster may have it.</summary>
    public IReadOnlyList<OfferedAddon>? Offers { get; init; }

    /// <summary>The version that is meant, read itself; null when it is not offered.</summary>
    public OfferedAddon? Chosen { get; init; }

    /// <summary>Version of the cluster's Kubernetes when the add-on's turn comes: the one that the same plan takes it to, otherwise its own.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>The catalogue is that for the clusters which the plan makes: that its own is among them is likely, not certain.</summary>
    public bool IsClusterAssumed { get; init; }

    /// <summary>The workers of its cluster as they are when its turn comes, as far as the plan has come by them: what it does not depend on may come
    /// later.</summary>
    public IReadOnlyList<WorkersSeen>? Workers { get; init; }

    /// <summary>What it requests at least, and with it the other new add-ons of its cluster that come before it in the plan; null where it is not known to
    /// request anything.</summary>
    public PodRoom? Requests { get; init; }

    /// <summary>Whether the add-on that it needs is in its cluster, or comes before it in the plan; null also where it needs none.</summary>
    public bool? HasPrerequisite { get; init; }

    /// <summary>Whether another new add-on of the plan is the same one of the catalogue, in the same cluster.</summary>
    public bool IsGivenTwice { get; init; }

    /// <summary>The installation in its cluster that this run has not read from state.</summary>
    public Addon? Stranger { get; init; }

    /// <summary>Its cluster, where that is one of the first generation and there is something to change.</summary>
    public Cluster? Cluster { get; init; }

    /// <summary>Its cluster goes as well, as far as the plan is made.</summary>
    public bool IsClusterLeaving { get; init; }
}

/// <summary>A node group that an add-on may run on.</summary>
/// <param name="Most">Nodes, the upper limit of an autoscaled group; null when not known.</param>
/// <param name="Flavor">Null when not known.</param>
internal sealed record WorkersSeen(long? Most, Flavor? Flavor)
{
    /// <summary>Whether it has nodes, or may have some.</summary>
    public bool MayRun => Most is not 0;
}
