using VkCloud;

namespace Vkcc;

/// <summary>What the provider adds to a planned add-on: derived values, and what really changes.</summary>
internal static class AddonPlanning
{
    public static async Task PlanAsync(PlanContext<AddonModel> context, Session session, CancellationToken cancellationToken)
    {
        var name = context.Plan.Name;
        context.Plan = context.Plan with
        {
            Generation = GenerationRules.Of(context.Plan.ClusterId),
            Namespace = context.Plan.Namespace.IsUnknown && context.Config.Namespace.IsNull && name.IsKnown
                ? AddonRequests.NamespaceOf(name.Value)
                : context.Plan.Namespace,
            ReleaseName = context.Plan.ReleaseName.IsUnknown && context.Config.ReleaseName.IsNull ? name : context.Plan.ReleaseName,
        };
        if (context.Prior is { } prior)
        {
            await PlanUpdateAsync(context, prior, session, cancellationToken);
        }
        else
        {
            var questions = new AddonQuestions(context, session, cancellationToken);
            AddonSeen latest = new();
            await AddonRules.All.JudgeAsync(
                Phase.Creation,
                new(context.Config, context.Plan) { Seen = questions.BeforeNew(), MayBeApply = questions.MayBeApply },
                async (seen, since) => latest = await questions.OfNewAsync(seen, since),
                session,
                context.Diagnostics);
            // The version for a cluster that is only likely stays for the apply to choose.
            if (latest is { Chosen: { } newest, IsClusterAssumed: false } && context.Config.Version.IsNull)
            {
                context.Plan = context.Plan with { Version = newest.Version };
            }
        }

        DestroyHint.Add(context.Diagnostics, exists: context.Plan.ClusterId.IsKnown);
    }

    private static async Task PlanUpdateAsync(PlanContext<AddonModel> context, AddonModel prior, Session session, CancellationToken cancellationToken)
    {
        var plan = context.Plan;
        if (plan.Version != prior.Version)
        {
            plan = plan with { SupportedKubernetesVersions = TfStringSet.Unknown };
            if (GenerationRules.IsFirst(prior.Generation))
            {
                // Another version is another installation there.
                plan = plan with { Id = TfValue<string>.Unknown, CreatedAt = TfValue<string>.Unknown };
            }
        }

        if (context.Private.IsUnfinished)
        {
            // What the cloud had not told when an earlier apply stopped waiting is open again; that makes an update, which waits for it.
            plan = plan with
            {
                Status = TfValue<string>.Unknown,
                CreatedAt = plan.CreatedAt.OrWhenNull(TfValue<string>.Unknown),
                UpdatedAt = TfValue<string>.Unknown,
                UpgradeAvailable = TfValue<bool>.Unknown,
                SupportedKubernetesVersions = TfStringSet.Unknown,
            };
        }
        else
        {
            // An update waits until it is installed, so that is what it ends with; without a change what is there stays.
            plan = plan with { Status = prior.Status };
            var local = plan with { Timeouts = prior.Timeouts };
            plan = local == prior ? plan : plan with { Status = AddonStatus.Installed.Word };
        }

        context.Plan = plan;
        context.Private.LeavingCluster = context.ReplacedBy.Count > 0 ? session.Clusters.Leaving(prior.ClusterId) : null;
        if (context.ReplacedBy.Count == 0)
        {
            var questions = new AddonQuestions(context, session, cancellationToken);
            await AddonRules.All.JudgeAsync(
                Phase.Change, new(context.Config, plan, prior), (_, since) => questions.OfChangeAsync(prior, since), session, context.Diagnostics);
        }
        else
        {
            var seen = new AddonSeen { IsClusterLeaving = context.Private.LeavingCluster is not null };
            context.Diagnostics.AddRange(
                AddonRules.All.Check(Phase.Replacement, new(context.Config, plan, prior) { ForcedBy = context.ReplacedBy, Seen = seen }));
        }
    }
}
