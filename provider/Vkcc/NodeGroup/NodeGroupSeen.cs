using VkCloud;
using VkCloud.Compute;
using VkCloud.Second;

namespace Vkcc;

/// <summary>What was seen for the plan of a node group, of the cloud and of the rest of the plan. What was not asked, or not answered, is null and silences the
/// rules that need it.</summary>
internal sealed record NodeGroupSeen
{
    /// <summary>Another new group of the plan has its name in its cluster.</summary>
    public bool IsNameGivenTwice { get; init; }

    public IReadOnlyCollection<AvailabilityZone>? Zones { get; init; }

    public IReadOnlyCollection<Flavor>? Flavors { get; init; }

    public IReadOnlyCollection<VolumeType>? DiskTypes { get; init; }

    /// <summary>Null also when it adds nothing.</summary>
    public QuotaSight? Quota { get; init; }

    /// <summary>Clusters whose name may stand in place of an id.</summary>
    public FoundClusters? Called { get; init; }

    /// <summary>Its cluster with the groups.</summary>
    public Sight? Sight { get; init; }

    public Cluster? Cluster => Sight?.Cluster;

    /// <summary>This apply has made the cluster, so the plan could not know of it.</summary>
    public bool IsClusterNew { get; init; }

    /// <summary>Id of the group of this state that gives way to it, as far as that is known.</summary>
    public string? ReplacedId { get; init; }

    /// <summary>The one that has the name already.</summary>
    public Stranger? Namesake { get; init; }

    /// <summary>Those that have a name which may be chosen.</summary>
    public ValueList<Stranger> Strangers { get; init; } = [];

    /// <summary>First generation: of the cluster, where the zone makes a difference.</summary>
    public NetworkSight? Network { get; init; }
}
