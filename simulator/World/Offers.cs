namespace Vkcc.Simulator;

/// <summary>What the cloud has for new things. It comes from the world file at every start and is never saved.</summary>
internal sealed record Offers
{
    /// <summary>Of the second generation (VER-1).</summary>
    public IReadOnlyList<string> Versions { get; init; } = Preloaded.Versions;

    /// <summary>Of clusters of the first generation.</summary>
    public First.ClusterTemplates Templates { get; init; } = First.ClusterTemplates.Default;

    public AddonCatalogue Addons { get; init; } = AddonCatalogue.Default;

    public PolicyTemplates Policies { get; init; } = PolicyTemplates.Default;

    /// <summary>The versions of Kubernetes here that an add-on runs on, the oldest first.</summary>
    public IEnumerable<KubernetesVersion> SupportedBy(AddonVersion addon) =>
        Versions.Select(text => KubernetesVersion.Parse(text)!)
            .Concat(Templates.All.Select(template => template.Version))
            .Where(addon.Supports).Distinct().Order();
}
