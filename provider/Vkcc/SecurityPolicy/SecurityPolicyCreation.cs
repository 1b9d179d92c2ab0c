using VkCloud;

namespace Vkcc;

/// <summary>Creates a security policy exactly once and sees it through until its cluster is RUNNING again.</summary>
/// <param name="plan">With the template that was chosen.</param>
internal sealed class SecurityPolicyCreation(Session session, CreateContext<SecurityPolicyModel> context, SecurityPolicyModel plan)
    : MemberCreation<SecurityPolicyModel, SecurityPolicy>(context, new SecurityPolicies(session, plan.ClusterId.Value), plan)
{
    private readonly Generation generation = session.Of(plan.ClusterId.Value);

    protected override Task<string> PostAsync(CancellationToken cancellationToken) => generation.CreateSecurityPolicyAsync(Plan.ToSpec(), cancellationToken);

    protected override bool IsOurs(SecurityPolicy member) => member.IsMadeOf(Plan.ToSpec());

    protected override SecurityPolicyModel Accepted(string id) => Plan with { Id = id, Generation = generation.Number };

    protected override Task<SecurityPolicyModel> ReadAsync(Sight<SecurityPolicy> sight, CancellationToken cancellationToken) =>
        Task.FromResult(SecurityPolicyReading.Read(sight.Member!, sight.Cluster!, Plan));

    /// <remarks>The second generation does not tell which policy stands in the way. One of the same template that this run deletes may be it.</remarks>
    protected override async Task<bool> UntilNameIsFreeAsync(IReadOnlyList<SecurityPolicy> named, ApiException? cause, CancellationToken cancellationToken) =>
        await base.UntilNameIsFreeAsync(named, cause, cancellationToken)
        || (cause is { Kind: ApiFailureKind.Conflict } && await YieldsAsync(SecurityPolicies.PlaceOf(Plan), cancellationToken));

    protected override DiagnosticException Taken(SecurityPolicy stranger, ApiException? cause) =>
        new(SecurityPolicyWords.ThereAlready(Plan.Template.Value, Plan.Namespace.Value, stranger, cause), cause);
}
