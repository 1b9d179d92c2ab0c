namespace Vkcc.Simulator;

/// <summary>An add-on in a cluster.</summary>
/// <param name="Name">In the catalogue.</param>
internal sealed record AddonView(string Id, string Name, string Version, string Namespace, string Status)
{
    /// <summary>Without the traces that upgrades of the first generation leave.</summary>
    public static IReadOnlyList<AddonView> AllOf(SimulatedCluster cluster) =>
    [
        .. cluster.Addons.Where(addon => addon.IsThere)
            .Select(addon => new AddonView(addon.Id, addon.Api.Name, addon.Api.Version, addon.Api.Namespace, addon.Api.Status)),
    ];
}

/// <summary>A security policy in a cluster.</summary>
/// <param name="IsDefault">In every cluster, and nobody's to change.</param>
internal sealed record PolicyView(string Id, string Template, string Namespace, bool Enabled, bool IsDefault)
{
    public static IReadOnlyList<PolicyView> AllOf(SimulatedCluster cluster, PolicyTemplates templates) =>
    [
        .. cluster.Policies.Select(policy =>
            new PolicyView(policy.Id, policy.Api.Template, policy.Api.Namespace, policy.Api.Enabled, templates.Of(policy.Api).IsDefault)),
    ];
}
