using VkCloud;

namespace Vkcc;

/// <summary>Asks what the rules of a planned security policy need to know of the cloud. Nothing is asked about what does not change.</summary>
internal sealed class SecurityPolicyQuestions(PlanContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken)
{
    private SecurityPolicyModel Plan => context.Plan;

    public async Task<SecurityPolicySeen> OfNewAsync(SecurityPolicySeen seen)
    {
        if (!session.ChecksOnline)
        {
            return seen;
        }

        var offered = OfferedAsync();
        var called = NamedAsync();
        await Task.WhenAll(offered, called);
        return seen with
        {
            Offered = await offered,
            Chosen = await offered is { } templates && !context.Config.TemplateVersion.IsUnknown
                ? PolicyTemplates.Choose(templates, Plan.Template.Value, context.Config.TemplateVersion)
                : null,
            Called = await called,
        };
    }

    /// <summary>The template stays; only other settings are a question.</summary>
    public async Task<SecurityPolicySeen> OfChangeAsync(SecurityPolicyModel prior, SecurityPolicySeen seen) =>
        session.ChecksOnline && Plan.Settings.IsKnown && Plan.Settings != prior.Settings && await OfferedAsync() is { } offered
            ? seen with { Offered = offered, Chosen = offered.FirstOrDefault(t => prior.TemplateId.Is(t.Id)) }
            : seen;

    private async Task<IReadOnlyList<SecurityPolicyTemplate>?> OfferedAsync() => Plan.Generation.IsKnown && Plan.Template.IsKnown
        ? await session.Checks.AskAsync(
            "the templates of security policies", session.Of(Plan.Generation).SecurityPolicyTemplatesAsync, context.Diagnostics, cancellationToken)
        : null;

    /// <summary>A text that is no id is an error whatever is found, and people write the name.</summary>
    private async Task<FoundClusters?> NamedAsync() =>
        GenerationRules.Of(Plan.ClusterId).IsNull && Plan.ClusterId is { IsKnown: true, Value: { Length: > 0 } text }
            ? await session.Checks.AskAsync($"the clusters named \"{text}\"", token => Inventory.ClustersAsync(session, text, token), context.Diagnostics, cancellationToken)
            : null;
}
