using VkCloud;

namespace Vkcc;

/// <summary>What the provider adds to a planned security policy: the template, and what really changes.</summary>
internal static class SecurityPolicyPlanning
{
    public static async Task PlanAsync(PlanContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken)
    {
        context.Plan = context.Plan with
        {
            Generation = GenerationRules.Planned(context.Config.Generation, context.Plan.ClusterId),
        };
        if (context.Prior is { } prior)
        {
            await PlanUpdateAsync(context, prior, session, cancellationToken);
        }
        else
        {
            await PlanCreationAsync(context, session, cancellationToken);
        }

        DestroyHint.Add(context.Diagnostics, exists: context.Plan.ClusterId.IsKnown);
    }

    /// <summary>Completes the plan with the template that it means.</summary>
    /// <returns>As it was where no template is meant.</returns>
    public static SecurityPolicyModel Chosen(SecurityPolicyModel plan, SecurityPolicyTemplate? template) => template is null
        ? plan
        : plan with
        {
            TemplateId = template.Id,
            TemplateVersion = plan.TemplateVersion.IsKnown ? plan.TemplateVersion : TfValue<string>.FromNullable(template.Version),
        };

    private static async Task PlanCreationAsync(PlanContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken)
    {
        var plan = context.Plan;
        var questions = new SecurityPolicyQuestions(context, session, cancellationToken);
        SecurityPolicySeen latest = new();
        await SecurityPolicyRules.All.JudgeAsync(
            Phase.Creation,
            new(context.Config, plan) { Seen = questions.Before(prior: null), MayBeApply = questions.MayBeApply },
            async (seen, since) => latest = await questions.OfNewAsync(seen, since),
            session,
            context.Diagnostics);
        context.Plan = Chosen(plan, latest.Chosen);
    }

    private static async Task PlanUpdateAsync(
        PlanContext<SecurityPolicyModel> context, SecurityPolicyModel prior, Session session, CancellationToken cancellationToken)
    {
        DiagnosticException.ThrowIfAny(SecurityPolicyMoves.NotCompleted(prior, session.HasRefreshed));

        var plan = context.Plan;
        if (context.Private.IsUnfinished)
        {
            // What the cloud had not told when an earlier apply stopped waiting is open again; that makes an update, which waits for it.
            plan = plan with { CreatedAt = prior.CreatedAt.IsNull ? TfValue<string>.Unknown : plan.CreatedAt, UpdatedAt = TfValue<string>.Unknown };
        }
        else
        {
            var local = plan with { Timeouts = prior.Timeouts, UpdatedAt = prior.UpdatedAt };
            plan = plan with { UpdatedAt = local == prior ? prior.UpdatedAt : TfValue<string>.Unknown };
        }

        context.Plan = plan;
        context.Private.LeavingCluster = context.ReplacedBy.Count > 0 ? session.Clusters.Leaving(prior.ClusterId) : null;
        if (context.ReplacedBy.Count > 0)
        {
            return;
        }

        var questions = new SecurityPolicyQuestions(context, session, cancellationToken);
        await SecurityPolicyRules.All.JudgeAsync(
            Phase.Change,
            new(context.Config, plan, prior) { Seen = questions.Before(prior), MayBeApply = questions.MayBeApply },
            (seen, since) => questions.OfChangeAsync(prior, seen, since),
            session,
            context.Diagnostics);
    }
}
