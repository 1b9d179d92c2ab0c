namespace Vkcc.Simulator;

/// <summary>What the cloud has for new things. It comes from the world file at every start and is never saved.</summary>
/// <remarks>What is built in is made when it is first looked at: a start waits for none of it.</remarks>
internal sealed record Offers
{
    /// <summary>Of the second generation (VER-1).</summary>
    public IReadOnlyList<string> Versions { get; init; } = Preloaded.Versions;

    /// <summary>Of clusters of the first generation.</summary>
    public First.ClusterTemplates Templates { get => field ??= First.ClusterTemplates.Default; init; }

    public AddonCatalogue Addons { get => field ??= AddonCatalogue.Default; init; }

    public PolicyTemplates Policies { get => field ??= PolicyTemplates.Default; init; }

    /// <summary>The versions of Kubernetes here that an add-on runs on, the oldest first.</summary>
    public IEnumerable<KubernetesVersion> SupportedBy(AddonVersion addon) =>
        Versions.Select(text => KubernetesVersion.Parse(text)!)
            .Concat(Templates.All.Select(template => template.Version))
            .Where(addon.Supports).Distinct().Order();
}
