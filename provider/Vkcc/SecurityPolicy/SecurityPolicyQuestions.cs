using VkCloud;

namespace Vkcc;

/// <summary>Asks what the rules of a planned security policy need to know of the cloud. Nothing is asked about what does not change.</summary>
internal sealed class SecurityPolicyQuestions(PlanContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken)
{
    private SecurityPolicyModel Plan => context.Plan;

    /// <summary>Whether this may be the plan inside an apply, where what is there may be about to go (docs/design/planning.md).</summary>
    public bool MayBeApply => Plan.ClusterId.IsKnown && (session.IsApplying || !session.HasRefreshed);

    /// <summary>What is known without asking.</summary>
    /// <param name="prior">Null of what is new.</param>
    public SecurityPolicySeen Before(SecurityPolicyModel? prior) => new()
    {
        Beside = Plan is { ClusterId.IsKnown: true, Template.IsKnown: true, Namespace.IsKnown: true }
            ? session.Tally.Claim(
                new(Plan.ClusterId.Value, Plan.Template.Value, Plan.Namespace.Value), prior is null || prior.Namespace != Plan.Namespace, context.Call)
            : null,
    };

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<SecurityPolicySeen> OfNewAsync(SecurityPolicySeen seen, long? since)
    {
        if (!session.ChecksOnline)
        {
            return seen;
        }

        LiveChecks.LeaveToApply(MayBeApply);
        var offered = OfferedAsync();
        var called = NamedAsync();
        var stranger = StrangerAsync(prior: null);
        await Task.WhenAll(offered, called, stranger);
        return seen with
        {
            Offered = await offered,
            Chosen = await offered is { } templates && !context.Config.TemplateVersion.IsUnknown
                ? PolicyTemplates.Choose(templates, Plan.Template.Value, context.Config.TemplateVersion)
                : null,
            Called = await called,
            Stranger = await stranger,
            Cluster = await ClusterAsync(since),
        };
    }

    /// <summary>The template stays; other settings and another namespace are the questions.</summary>
    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<SecurityPolicySeen> OfChangeAsync(SecurityPolicyModel prior, SecurityPolicySeen seen, long? since)
    {
        if (!session.ChecksOnline)
        {
            return seen;
        }

        LiveChecks.LeaveToApply(MayBeApply);
        if (Plan.Settings.IsKnown && Plan.Settings != prior.Settings && await OfferedAsync() is { } offered)
        {
            seen = seen with { Offered = offered, Chosen = offered.FirstOrDefault(t => prior.TemplateId.Is(t.Id)) };
        }

        if (Plan with { Timeouts = prior.Timeouts } != prior)
        {
            seen = seen with { Cluster = await ClusterAsync(since) };
        }

        return Plan.Namespace != prior.Namespace ? seen with { Stranger = await StrangerAsync(prior) } : seen;
    }

    /// <summary>Only the first generation stops clusters.</summary>
    private async Task<Cluster?> ClusterAsync(long? since) => GenerationRules.IsFirst(Plan.Generation) && Plan.ClusterId is { IsKnown: true, Value: var id }
        ? await session.Checks.AskAsync(
            $"cluster {id}", token => session.First.SharedClusterAsync(id, token, since), context.Diagnostics, cancellationToken)
        : null;

    /// <summary>The second generation lists no policies. One that this run has read from state is no stranger: the plan says where that will be.</summary>
    private async Task<SecurityPolicy?> StrangerAsync(SecurityPolicyModel? prior)
    {
        if (!GenerationRules.IsFirst(GenerationRules.Of(Plan.ClusterId)) || !Plan.Template.IsKnown || !Plan.Namespace.IsKnown)
        {
            return null;
        }

        var id = Plan.ClusterId.Value;
        var there = await session.Checks.AskAsync(
            $"the security policies of cluster {id}",
            async token => await session.First.SharedClusterAsync(id, token) is null ? null : await session.First.SecurityPoliciesAsync(id, token),
            context.Diagnostics,
            cancellationToken);
        foreach (var policy in there ?? [])
        {
            if (policy.Template == Plan.Template.Value && policy.Namespace is { } place && SecurityPolicyRules.Exclude(place, Plan.Namespace.Value)
                && prior?.Id.Is(policy.Id) != true && await session.IsStrangerAsync(policy.Id, cancellationToken))
            {
                return policy;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<SecurityPolicyTemplate>?> OfferedAsync() => Plan.Generation.IsKnown && Plan.Template.IsKnown
        ? await session.Checks.AskAsync(
            "the templates of security policies", session.Of(Plan.Generation).SecurityPolicyTemplatesAsync, context.Diagnostics, cancellationToken)
        : null;

    /// <summary>A text that is no id is an error whatever is found, and people write the name.</summary>
    private async Task<FoundClusters?> NamedAsync() =>
        GenerationRules.Of(Plan.ClusterId).IsNull && Plan.ClusterId is { IsKnown: true, Value: { Length: > 0 } text }
            ? await session.Checks.AskAsync(
                $"the clusters named \"{text}\"", token => Inventory.ClustersAsync(session, text, token), context.Diagnostics, cancellationToken)
            : null;
}
