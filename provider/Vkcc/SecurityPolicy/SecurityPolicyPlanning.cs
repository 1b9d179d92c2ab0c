using VkCloud;

namespace Vkcc;

/// <summary>What the provider adds to a planned security policy: the template, and what really changes.</summary>
internal static class SecurityPolicyPlanning
{
    public static async Task PlanAsync(PlanContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken)
    {
        context.Plan = context.Plan with
        {
            Generation = context.Config.Generation.IsKnown ? context.Config.Generation : GenerationRules.Of(context.Plan.ClusterId),
        };
        if (context.Prior is { } prior)
        {
            PlanUpdate(context, prior, session);
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
        var (plan, version) = (context.Plan, context.Config.TemplateVersion);
        var questions = new SecurityPolicyQuestions(context, session, cancellationToken);
        SecurityPolicySeen latest = new();
        await SecurityPolicyRules.All.JudgeAsync(
            Phase.Creation, new(context.Config, plan), async (seen, _) => latest = await questions.OfNewAsync(seen), session, context.Diagnostics);
        context.Plan = latest.Offered is { } offered && !version.IsUnknown ? Chosen(plan, PolicyTemplates.Choose(offered, plan.Template.Value, version)) : plan;
    }

    private static void PlanUpdate(PlanContext<SecurityPolicyModel> context, SecurityPolicyModel prior, Session session)
    {
        var plan = context.Plan;
        if (Unfinished.In(context.Private) is not null)
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
        ClusterDeparture.End(context.Private);
        if (context.ReplacedBy.Count > 0)
        {
            ClusterDeparture.Note(context.Private, session, prior.ClusterId);
        }
    }
}
