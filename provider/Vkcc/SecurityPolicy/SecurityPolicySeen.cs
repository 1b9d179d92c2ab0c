using VkCloud;

namespace Vkcc;

/// <summary>What was seen for the plan of a security policy. What was not asked, or not answered, is null and silences the rules that need it.</summary>
internal sealed record SecurityPolicySeen
{
    /// <summary>The namespace of another policy of the plan that excludes it.</summary>
    public string? Beside { get; init; }

    /// <summary>First generation: a policy of its cluster that excludes it, and that this run has not read from state.</summary>
    public SecurityPolicy? Stranger { get; init; }

    /// <summary>Templates of the cluster's generation.</summary>
    public IReadOnlyList<SecurityPolicyTemplate>? Offered { get; init; }

    /// <summary>The one that the policy is made from.</summary>
    public SecurityPolicyTemplate? Chosen { get; init; }

    /// <summary>Its cluster, where that is one of the first generation and there is something to change.</summary>
    public Cluster? Cluster { get; init; }

    /// <summary>Clusters whose name may stand in place of an id.</summary>
    public FoundClusters? Called { get; init; }
}
