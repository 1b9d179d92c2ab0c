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
            var seen = await JudgeAsync(context, Phase.Creation, new(context.Config, context.Plan), session, cancellationToken);
            if (seen.Chosen is { } newest && context.Config.Version.IsNull)
            {
                context.Plan = context.Plan with { Version = newest.Version };
            }
        }

        DestroyHint.Add(context.Diagnostics, exists: context.Plan.ClusterId.IsKnown);
    }

    /// <summary>Checks the rules, with the catalogue where the cluster is there and a version is to be found in it.</summary>
    /// <returns>What was seen of the catalogue.</returns>
    private static async Task<AddonSeen> JudgeAsync(
        PlanContext<AddonModel> context, Phase phase, Subject<AddonModel, AddonSeen> subject, Session session, CancellationToken cancellationToken)
    {
        var seen = new AddonSeen();
        await AddonRules.All.JudgeAsync(phase, subject, async (_, _) => seen = await LookAsync() ?? seen, session, context.Diagnostics);
        return seen;

        async Task<AddonSeen?> LookAsync()
        {
            var plan = subject.Plan;
            if (!session.ChecksOnline || !plan.Generation.IsKnown || !plan.Name.IsKnown || context.Config.Version.IsUnknown)
            {
                return null;
            }

            var (id, name) = (plan.ClusterId.Value, plan.Name.Value);
            var target = session.Tally.UpgradeOf(id);
            var isChosenNow = subject.Changes(a => a.Version);

            // The first generation lists what the cluster may have as it is now, and what an upgrade leads to is not known before.
            if (target is null ? !isChosenNow : !target.Value.IsKnown || GenerationRules.IsFirst(plan.Generation))
            {
                return null;
            }

            return await session.Checks.AskAsync(
                "the add-ons that are offered",
                async token => await session.Of(id).SharedClusterAsync(id, token) is null
                    ? null
                    : await AddonOffers.SeeAsync(session, id, name, isChosenNow ? context.Config.Version : plan.Version, target?.Value, token),
                context.Diagnostics,
                cancellationToken);
        }
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

        if (Unfinished.In(context.Private) is not null)
        {
            // What the cloud had not told when an earlier apply stopped waiting is open again; that makes an update, which waits for it.
            plan = plan with
            {
                Status = TfValue<string>.Unknown,
                CreatedAt = OpenWhenNull(plan.CreatedAt),
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
        ClusterDeparture.End(context.Private);
        if (context.ReplacedBy.Count == 0)
        {
            await JudgeAsync(context, Phase.Change, new(context.Config, plan, prior), session, cancellationToken);
        }
        else
        {
            ClusterDeparture.Note(context.Private, session, prior.ClusterId);
        }
    }

    private static TfValue<string> OpenWhenNull(TfValue<string> value) => value.IsNull ? TfValue<string>.Unknown : value;
}
