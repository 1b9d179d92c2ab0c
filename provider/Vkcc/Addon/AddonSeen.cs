using VkCloud;

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
}
