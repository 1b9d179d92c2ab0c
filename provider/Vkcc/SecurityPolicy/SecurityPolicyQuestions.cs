using VkCloud;

namespace Vkcc;

/// <summary>Asks what the rules of a planned security policy need to know of the cloud. Nothing is asked about what does not change.</summary>
internal sealed class SecurityPolicyQuestions(PlanContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken)
    : MemberQuestions<SecurityPolicyModel>(context, session, cancellationToken)
{
    /// <summary>What is known without asking.</summary>
    /// <param name="prior">Null of what is new.</param>
    public SecurityPolicySeen Before(SecurityPolicyModel? prior) => new()
    {
        Beside = Plan is { ClusterId.IsKnown: true, Template.IsKnown: true, Namespace.IsKnown: true }
            ? Session.Tally.Claim(
                new(Plan.ClusterId.Value, Plan.Template.Value, Plan.Namespace.Value), prior is null || prior.Namespace != Plan.Namespace, Context.Call)
            : null,
    };

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<SecurityPolicySeen> OfNewAsync(SecurityPolicySeen seen, long? since)
    {
        if (!Session.ChecksOnline)
        {
            return seen;
        }

        LiveChecks.LeaveToApply(MayBeApply);
        var offered = OfferedAsync();
        var called = CalledAsync();
        var stranger = StrangerAsync(prior: null);
        await Task.WhenAll(offered, called, stranger);
        return seen with
        {
            Offered = await offered,
            Chosen = await offered is { } templates && !Context.Config.TemplateVersion.IsUnknown
                ? PolicyTemplates.Choose(templates, Plan.Template.Value, Context.Config.TemplateVersion)
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
        if (!Session.ChecksOnline)
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

    /// <summary>The second generation lists no policies. One that this run has read from state is no stranger: the plan says where that will be.</summary>
    private async Task<SecurityPolicy?> StrangerAsync(SecurityPolicyModel? prior)
    {
        if (!GenerationRules.IsFirst(GenerationRules.Of(Plan.ClusterId)) || !Plan.Template.IsKnown || !Plan.Namespace.IsKnown)
        {
            return null;
        }

        var id = Plan.ClusterId.Value;
        var there = await AskAsync(
            $"the security policies of cluster {id}",
            async token => await Session.First.SharedClusterAsync(id, token) is null ? null : await Session.First.SecurityPoliciesAsync(id, token));
        foreach (var policy in there ?? [])
        {
            if (policy.Template == Plan.Template.Value && policy.Namespace is { } place && SecurityPolicyRules.Exclude(place, Plan.Namespace.Value)
                && prior?.Id.Is(policy.Id) != true && await Session.IsStrangerAsync(policy.Id, CancellationToken))
            {
                return policy;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<SecurityPolicyTemplate>?> OfferedAsync() => Plan.Generation.IsKnown && Plan.Template.IsKnown
        ? await AskAsync("the templates of security policies", Session.Of(Plan.Generation).SecurityPolicyTemplatesAsync)
        : null;
}
