using VkCloud;

namespace Vkcc;

/// <summary>How security policies are found and deleted.</summary>
/// <param name="id">Of a cluster or a policy, which tells the generation.</param>
internal sealed class SecurityPolicies(Session session, string id) : Members<SecurityPolicy>(session)
{
    private readonly Generation generation = session.Of(id);

    public override string Noun => "security policy";

    public override string Plural => "security policies";

    public override string TypeName => SecurityPolicyResource.Name;

    public override AttributePath NameAttribute => AttributePath.Root("namespace");

    public override Task<SecurityPolicy?> GetAsync(string id, CancellationToken cancellationToken) => generation.SecurityPolicyAsync(id, cancellationToken);

    /// <remarks>That of the place first, then those of its template that no policy can stand beside (SEC-4). The second generation finds a policy by its id
    /// alone.</remarks>
    public override async Task<IReadOnlyList<SecurityPolicy>?> FindAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await generation.SecurityPoliciesAsync(clusterId, cancellationToken) is { } all
            ? [.. all.Where(p => Takes(p, name)).OrderByDescending(p => p.Name == name)]
            : null;

    public override Task<bool> DeleteAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        generation.DeleteSecurityPolicyAsync(clusterId, id, cancellationToken);

    /// <summary>For <see cref="Departures"/>: what policies of one template and cluster have in common, beside which there may be no other.</summary>
    public static string PlaceOf(SecurityPolicyModel policy) => $"{policy.ClusterId.ValueOr("?")}/{policy.Template.ValueOr("?")}";

    private static bool Takes(SecurityPolicy there, string name) =>
        there is { Template: { } template, Namespace: { } place } && SecurityPolicy.PlaceIn(name) is var (asked, wanted)
        && template == asked && SecurityPolicyRules.Exclude(place, wanted);
}
