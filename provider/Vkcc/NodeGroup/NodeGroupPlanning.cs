using VkCloud;

namespace Vkcc;

/// <summary>What the provider adds to a planned node group: derived values, and what really changes.</summary>
internal static class NodeGroupPlanning
{
    public static async Task PlanAsync(PlanContext<NodeGroupModel> context, Session session, CancellationToken cancellationToken)
    {
        context.Plan = GroupScaling.Planned(context.Plan, context.Config, context.Prior) with
        {
            Generation = GenerationRules.Planned(context.Config.Generation, context.Plan.ClusterId),
        };
        if (context.Prior is { } prior)
        {
            await PlanUpdateAsync(context, prior, session, cancellationToken);
        }
        else
        {
            // The autoscaler may act before the creation is over, so only a fixed size is known beforehand.
            context.Plan = context.Plan with
            {
                MovedFrom = TfStringSet.Null,
                CurrentNodeCount = context.Plan.Autoscale.IsNull ? context.Plan.NodeCount : TfValue<long>.Unknown,
            };
            var questions = new NodeGroupQuestions(context, session, cancellationToken);
            var subject = new Subject<NodeGroupModel, NodeGroupSeen>(context.Config, context.Plan)
            {
                Seen = questions.BeforeNew(),
                MayBeApply = questions.MayBeApply,
            };
            await NodeGroupRules.All.JudgeAsync(Phase.Creation, subject, questions.OfNewAsync, session, context.Diagnostics);
        }

        session.Tally.NoteGroup(
            new(context.Plan.ClusterId, context.Prior?.Id ?? TfValue<string>.Unknown, Most(context.Plan), context.Plan.Flavor), context.Call);
        DestroyHint.Add(context.Diagnostics, exists: context.Plan.ClusterId.IsKnown);
    }

    private static async Task PlanUpdateAsync(PlanContext<NodeGroupModel> context, NodeGroupModel prior, Session session, CancellationToken cancellationToken)
    {
        var plan = context.Plan with
        {
            Flavor = await session.Flavors.SpelledAsync(
                context.Plan.Flavor, prior.Flavor, context.Private.FlavorId, context.Diagnostics, cancellationToken),
        };
        if (NamePrefix.ForcesReplacement(plan.NamePrefix, prior.Name))
        {
            context.RequireReplace(AttributePath.Root("name_prefix"));
        }

        if (MovedZones.IsMove(prior.MovedFrom, plan.Zones, prior.Zones))
        {
            // The platform moved the nodes (MIG-2); replacing the group for that would help nobody.
            plan = plan with { AvailabilityZone = prior.AvailabilityZone };
        }
        else
        {
            plan = plan with { MovedFrom = TfStringSet.Null };
        }

        plan = plan with { CurrentNodeCount = CurrentNodeCount(prior, GroupScaling.One(plan, prior)) };
        context.Diagnostics.Add(GroupScaling.AnnounceOne(prior, plan));
        if (context.Private.IsUnfinished)
        {
            // What the cloud had not told when an earlier apply stopped waiting is open again; that makes an update, which waits for it.
            plan = plan with
            {
                Status = TfValue<string>.Unknown,
                Uuid = plan.Uuid.OrWhenNull(TfValue<string>.Unknown),
                CreatedAt = plan.CreatedAt.OrWhenNull(TfValue<string>.Unknown),
                CurrentNodeCount = plan.CurrentNodeCount.OrWhenNull(TfValue<long>.Unknown),
            };
        }
        else
        {
            // An update waits for RUNNING, so that is what it ends with; without a change what is there stays.
            plan = plan with { Status = prior.Status };
            var local = plan with { Timeouts = prior.Timeouts, MovedFrom = prior.MovedFrom, NamePrefix = prior.NamePrefix };
            plan = local == prior ? plan : plan with { Status = ClusterStatus.Running.Word };
        }

        context.Plan = plan;
        IReadOnlyList<AttributePath> forcedBy =
            [.. context.ReplacedBy.Where(path => path.ToString() != "availability_zone" || plan.AvailabilityZone != prior.AvailabilityZone)];
        context.Private.LeavingCluster = forcedBy.Count > 0 ? session.Clusters.Leaving(prior.ClusterId) : null;
        var questions = new NodeGroupQuestions(context, session, cancellationToken);
        var subject = new Subject<NodeGroupModel, NodeGroupSeen>(context.Config, plan, prior) { ForcedBy = forcedBy };
        if (forcedBy.Count == 0)
        {
            await NodeGroupRules.All.JudgeAsync(
                Phase.Change, subject, (seen, since) => questions.OfChangeAsync(prior, seen, since), session, context.Diagnostics);
        }
        else
        {
            if (plan.ClusterId.IsUnknown && prior.ClusterId.IsKnown && !session.IsApplying)
            {
                context.Diagnostics.Add(
                    ProtectionRules.NoTaintedGround(prior, await session.Clusters.IsPassedOverAsync(prior.ClusterId.Value, cancellationToken)));
            }

            await NodeGroupRules.All.JudgeAsync(
                Phase.Replacement, subject, (seen, since) => questions.OfReplacementAsync(prior, seen, since), session, context.Diagnostics);
        }
    }

    /// <summary>A change of the size is known beforehand where it is fixed; every other change leaves the number as it is.</summary>
    private static TfValue<long> CurrentNodeCount(NodeGroupModel prior, NodeGroupModel plan)
    {
        var sameScale = plan.NodeCount == prior.NodeCount && plan.Autoscale == prior.Autoscale;
        return sameScale || plan is { NodeCount.IsNull: true, Autoscale.IsNull: true }
            ? prior.CurrentNodeCount
            : plan.Autoscale.IsNull ? plan.NodeCount : TfValue<long>.Unknown;
    }

    /// <summary>The most nodes that it may come to.</summary>
    private static TfValue<long> Most(NodeGroupModel plan) => plan switch
    {
        { NodeCount.IsNull: false } => plan.NodeCount,
        { Autoscale: { IsKnown: true, Value: var limits } } => limits.Max,
        _ => TfValue<long>.Unknown,
    };
}
