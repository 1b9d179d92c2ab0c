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
            PlanUpdate(context, prior, session);
        }
        else
        {
            context.Diagnostics.AddRange(AddonRules.All.Check(Phase.Creation, new(context.Config, context.Plan)));
            await PlanCreationAsync(context, session, cancellationToken);
        }

        DestroyHint.Add(context.Diagnostics, exists: context.Plan.ClusterId.IsKnown);
    }

    /// <summary>The newest version is known beforehand where the cluster is.</summary>
    private static async Task PlanCreationAsync(PlanContext<AddonModel> context, Session session, CancellationToken cancellationToken)
    {
        var plan = context.Plan;
        if (!session.ChecksOnline || !plan.Generation.IsKnown || !plan.Name.IsKnown || plan.Version.IsKnown || !context.Config.Version.IsNull)
        {
            return;
        }

        var (id, name) = (plan.ClusterId.Value, plan.Name.Value);
        var newest = await session.Checks.AskAsync(
            $"the versions of {name}",
            async token => await session.Of(id).SharedClusterAsync(id, token) is null ? null : (await AddonOffers.ResolveAsync(session, id, name, TfValue<string>.Null, token)).Version,
            context.Diagnostics,
            cancellationToken);
        context.Plan = newest is null ? plan : plan with { Version = newest };
    }

    private static void PlanUpdate(PlanContext<AddonModel> context, AddonModel prior, Session session)
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
            context.Diagnostics.AddRange(AddonRules.All.Check(Phase.Change, new(context.Config, plan, prior)));
        }
        else
        {
            ClusterDeparture.Note(context.Private, session, prior.ClusterId);
        }
    }

    private static TfValue<string> OpenWhenNull(TfValue<string> value) => value.IsNull ? TfValue<string>.Unknown : value;
}
