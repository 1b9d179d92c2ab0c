using VkCloud;
using VkCloud.Compute;
using VkCloud.First;

namespace Vkcc;

/// <summary>What was seen for the plan of a cluster, of the cloud and of the rest of the plan. What was not asked, or not answered, is null and silences the
/// rules that need it.</summary>
internal sealed record ClusterSeen
{
    public DateOnly? Today { get; init; }

    /// <summary>For messages.</summary>
    public TfValue<string> Region { get; init; }

    /// <summary>Another new cluster of the plan has its name.</summary>
    public bool IsNameGivenTwice { get; init; }

    /// <summary>That are offered.</summary>
    public IReadOnlyCollection<string>? Versions { get; init; }

    /// <summary>First generation: what its clusters are made from; none where the generation is closed.</summary>
    public IReadOnlyList<ClusterTemplate>? Templates { get; init; }

    /// <summary>First generation: the cloud's refusal to list templates.</summary>
    public ApiException? Refusal { get; init; }

    public IReadOnlyCollection<AvailabilityZone>? Zones { get; init; }

    public IReadOnlyCollection<Flavor>? Flavors { get; init; }

    /// <summary>The one that has the name already.</summary>
    public Stranger? Namesake { get; init; }

    /// <summary>Those that have a name which may be chosen.</summary>
    public ValueList<Stranger> Strangers { get; init; } = [];

    public NetworkSight? Network { get; init; }

    public NetworkSight? ExternalNetwork { get; init; }

    /// <summary>Null also when it adds nothing.</summary>
    public QuotaSight? Quota { get; init; }

    /// <summary>Of the cluster that is to be upgraded.</summary>
    public IReadOnlyList<NodeGroup>? Groups { get; init; }

    /// <summary>UPG-10: add-ons that are in the cluster and do not run on the version that it goes to; the second generation tells that.</summary>
    public IReadOnlyList<OfferedAddon>? UnfitAddons { get; init; }

    /// <summary>UPG-12: the upgrade that the plan leaves out, since the cluster has no workers.</summary>
    public Upgrade? LeftOut { get; init; }

    /// <summary>UPG-12: the upgrade that an earlier apply put off.</summary>
    public Upgrade? PutOff { get; init; }
}

/// <summary>UPG-12: an upgrade that waits for workers.</summary>
/// <param name="Runs">The version that the cluster still runs.</param>
/// <param name="IsGivenUp">It is not tried again by itself.</param>
internal sealed record Upgrade(string Runs, string Wanted, bool IsGivenUp = false);
