using VkCloud;

namespace Vkcc;

/// <summary>What the provider adds to a planned cluster: derived values, what really changes, and the rules of a change.</summary>
internal static class ClusterPlanning
{
    public static async Task PlanAsync(PlanContext<ClusterModel> context, Session session, CancellationToken cancellationToken)
    {
        context.Plan = context.Plan with
        {
            MasterPlacement = SpreadRules.Placement(context.Plan.AvailabilityZones, context.Plan.MasterCount),
            FaultTolerance = SpreadRules.FaultTolerance(context.Plan.AvailabilityZones, context.Plan.MasterCount),
        };
        if (context.Prior is { } prior)
        {
            await PlanUpdateAsync(context, prior, session, cancellationToken);
            DestroyHint.Add(context.Diagnostics, exists: true);
        }
        else
        {
            var exists = ProtectionRules.TakesAPlace(context.Private);
            await PlanCreateAsync(context, session, cancellationToken);
            DestroyHint.Add(context.Diagnostics, exists);
        }
    }

    private static async Task PlanCreateAsync(PlanContext<ClusterModel> context, Session session, CancellationToken cancellationToken)
    {
        var (config, plan) = (context.Config, context.Plan);
        session.Tally.NoteCluster(new(plan.Generation, plan.Version), context.Call);
        context.Diagnostics.Add(ProtectionRules.NoForcedReplace(context.Private, plan) ?? ProtectionRules.NoTaintedReplace(session.Clusters.Unplanned, plan));
        if (ProtectionRules.TakeReplaced(context.Private) is { } replaced)
        {
            session.Clusters.Leave(replaced);
        }

        // Terraform 1.16 hands the planned private state to the plan inside apply; 1.11 does not, and the uuid chosen there is the one that counts. As an
        // attribute it stays unknown: two plans of one creation must not disagree (docs/design/resume.md).
        context.Private.ChosenUuid ??= ClusterCreation.NewUuid();
        context.Plan = plan with
        {
            LoadbalancerSubnetId = config.LoadbalancerSubnetId.IsNull ? plan.SubnetId : plan.LoadbalancerSubnetId,
            Region = session.Region,
            ProjectId = session.ProjectId,
            PublicAddress = plan.PublicIp.Is(false) ? TfValue<string>.Null : plan.PublicAddress,
            MovedFrom = TfStringSet.Null,
            Version = plan.Generation.Is(1) && config.Version.IsNull ? TfValue<string>.Unknown : plan.Version,
            ClusterTemplateId = SecondGeneration(plan, config.ClusterTemplateId, plan.ClusterTemplateId),
            SecurityPolicySync = SecondGeneration(plan, config.SecurityPolicySync, plan.SecurityPolicySync),
            PowerState = config.PowerState.IsNull && plan.Generation.Is(1) ? PowerRules.Running : SecondGeneration(plan, config.PowerState, plan.PowerState),
        };
        var questions = new ClusterQuestions(context, session, cancellationToken);

        // Where nothing was refreshed this may be the plan inside an apply, in which a cluster that is replaced with create_before_destroy (a node group that
        // has it passes it on) is deposed. An error of that plan would leave it so; after an error of the creation, which says the same, core puts it back
        // (docs/design/planning.md).
        var subject = new Subject<ClusterModel, ClusterSeen>(config, context.Plan) { Seen = questions.BeforeNew(), MayBeApply = !session.HasRefreshed };
        await ClusterRules.All.JudgeAsync(Phase.Creation, subject, questions.OfNewAsync, session, context.Diagnostics);
    }

    private static async Task PlanUpdateAsync(PlanContext<ClusterModel> context, ClusterModel prior, Session session, CancellationToken cancellationToken)
    {
        var plan = context.Plan;
        var questions = new ClusterQuestions(context, session, cancellationToken);
        var seen = questions.BeforeChange();
        ProtectionRules.Mark(context.Private, prior);
        session.Clusters.Settle(prior.Id.ValueOr(string.Empty));
        plan = plan with
        {
            MasterFlavor = await session.Flavors.SpelledAsync(
                plan.MasterFlavor, prior.MasterFlavor, context.Private.MasterFlavorId, context.Diagnostics, cancellationToken),
        };
        if (NamePrefix.ForcesReplacement(plan.NamePrefix, prior.Name))
        {
            context.RequireReplace(AttributePath.Root("name_prefix"));
        }

        if (MovedZones.IsMove(prior.MovedFrom, plan.AvailabilityZones, prior.AvailabilityZones))
        {
            // The platform moved the masters (MIG-2); replacing the cluster for that would help nobody.
            plan = plan with { AvailabilityZones = prior.AvailabilityZones, MasterPlacement = prior.MasterPlacement, FaultTolerance = prior.FaultTolerance };
        }
        else
        {
            plan = plan with { MovedFrom = TfStringSet.Null };
        }

        var makesUp = false;
        if (prior.Generation.Is(1))
        {
            plan = await PlanTemplateAsync(plan, context, prior, questions);
        }
        else
        {
            (plan, seen) = await PlanUpgradeAsync(plan, seen, context, prior, session, questions);
            makesUp = seen.PutOff is { IsGivenUp: false };
        }

        plan = plan with { MasterFlavorActual = plan.MasterFlavor == prior.MasterFlavor ? prior.MasterFlavorActual : TfValue<string>.Unknown };
        IReadOnlyList<AttributePath> forcedBy =
            [.. context.ReplacedBy.Where(path => path.ToString() != "availability_zones" || plan.AvailabilityZones != prior.AvailabilityZones)];
        if (prior.Status.Is(ClusterStatus.Deleting.Word))
        {
            // On its way out already: waited for, and created anew.
            plan = plan with { Status = TfValue<string>.Unknown };
            context.RequireReplace(AttributePath.Root("status"));
            context.Diagnostics.Add(Diagnostic.Warning(
                "Cluster is being deleted",
                $"Somebody or something deletes cluster \"{prior.Name}\" right now. The apply waits until it is gone and creates it anew.",
                AttributePath.Root("name")));
        }
        else if (context.Private.IsUnfinished || makesUp)
        {
            plan = Reopened(plan);
        }
        else
        {
            // An update waits for the cluster to be at rest, so that is what it ends with; without a change what is there stays.
            plan = plan with { Status = prior.Status };
            var local = plan with
            {
                Timeouts = prior.Timeouts,
                DeletionProtection = prior.DeletionProtection,
                MovedFrom = prior.MovedFrom,
                NamePrefix = prior.NamePrefix,
            };
            plan = local == prior ? plan : plan with { Status = RestOf(plan) };
        }

        context.Plan = plan;
        if (plan.Version != prior.Version && forcedBy.Count == 0 && prior.Id.IsKnown)
        {
            session.Tally.Upgrade(prior.Id.Value, plan.Version);
        }

        if (context.Private.PutOffUpgrade is var (runs, _) && (makesUp || plan.Version != prior.Version))
        {
            // State has the version that was asked for; the way to go begins where the cluster is.
            prior = prior with { Version = runs };
        }

        if (forcedBy.Count == 0)
        {
            await ClusterRules.All.JudgeAsync(
                Phase.Change,
                new(context.Config, plan, prior) { Seen = seen },
                (known, since) => questions.OfChangeAsync(prior, known, since),
                session,
                context.Diagnostics);
        }
        else
        {
            await questions.GiveBackAsync(prior);
            context.Diagnostics.AddRange(ClusterRules.All.Check(Phase.Replacement, new(context.Config, plan, prior) { ForcedBy = forcedBy, Seen = seen }));
        }

        if (prior.Status.Is(ClusterStatus.Error.Word))
        {
            context.Diagnostics.Add(Diagnostic.Warning(
                "Cluster reports ERROR",
                $"VK Cloud shows cluster \"{prior.Name}\" in the status ERROR and takes no changes of it. "
                    + "Look for the reason in the cloud's console or ask its support; to replace the cluster use terraform apply -replace=…."));
        }

        context.Diagnostics.Add(ProtectionRules.NoReplace(prior, forcedBy));
    }

    /// <summary>First generation: the version follows the template and the template the version. A version that names the template that the cluster has is no
    /// change.</summary>
    /// <remarks>A template that follows from a new version stays unknown in the plan: the list may be another when the plan is applied.</remarks>
    private static async Task<ClusterModel> PlanTemplateAsync(
        ClusterModel plan, PlanContext<ClusterModel> context, ClusterModel prior, ClusterQuestions questions)
    {
        if (!context.Config.ClusterTemplateId.IsNull)
        {
            return context.Config.Version.IsNull && plan.ClusterTemplateId != prior.ClusterTemplateId ? plan with { Version = TfValue<string>.Unknown } : plan;
        }

        if (plan.Version is { IsKnown: true } wanted && wanted != prior.Version
            && await questions.RunningTemplateAsync(prior) is { } running && TemplateRules.Has(running, wanted.Value))
        {
            // A state that has moved in and was not refreshed since tells no version.
            return prior.Version.IsKnown ? plan with { Version = prior.Version } : plan;
        }

        return plan.Version == prior.Version ? plan : plan with { ClusterTemplateId = TfValue<string>.Unknown };
    }

    /// <summary>UPG-12: a second-generation cluster without workers keeps its version, so the plan keeps it too.</summary>
    /// <returns>Also what the rules are to say about that, or about an upgrade that an earlier apply put off.</returns>
    private static async Task<(ClusterModel Plan, ClusterSeen Seen)> PlanUpgradeAsync(
        ClusterModel plan, ClusterSeen seen, PlanContext<ClusterModel> context, ClusterModel prior, Session session, ClusterQuestions questions)
    {
        var putOff = context.Private.PutOffUpgrade;
        var runs = putOff is { } from ? from.Runs : prior.Version;
        if (!plan.Version.IsKnown
            || !runs.IsKnown
            || KubernetesVersion.SameMeaning(plan.Version.Value, runs.Value)
            || VersionRules.NoDowngrade(runs, plan.Version) is not null
            || context.ReplacedBy.Count > 0)
        {
            return (plan, seen);
        }

        if (session.ChecksOnline && await questions.HadWorkersAsync(prior.Id.Value) == false)
        {
            return (plan with { Version = prior.Version }, seen with { LeftOut = new(runs.Value, plan.Version.Value) });
        }

        // No change of the attribute: what hangs on one (replace_triggered_by) would take the workers away again.
        return putOff is not var (version, isGivenUp) || plan.Version != prior.Version
            ? (plan, seen)
            : (plan, seen with { PutOff = new(version, plan.Version.Value, isGivenUp) });
    }

    private static TfValue<string> RestOf(ClusterModel plan) => plan.PowerState switch
    {
        { IsUnknown: true } => TfValue<string>.Unknown,
        var power when power.Is(PowerRules.Stopped) => ClusterStatus.Stopped.Word,
        _ => ClusterStatus.Running.Word,
    };

    /// <summary>What the cloud had not told when an earlier apply stopped waiting is open again; that makes an update, which waits for it.</summary>
    private static ClusterModel Reopened(ClusterModel plan) => plan with
    {
        Status = TfValue<string>.Unknown,
        Uuid = plan.Uuid.OrWhenNull(TfValue<string>.Unknown),
        ProjectId = plan.ProjectId.OrWhenNull(TfValue<string>.Unknown),
        CreatedAt = plan.CreatedAt.OrWhenNull(TfValue<string>.Unknown),
        ExternalNetworkId = plan.ExternalNetworkId.OrWhenNull(TfValue<string>.Unknown),
        ApiAddress = TfValue<string>.Unknown,
        PublicAddress = plan.PublicIp.Is(false) ? plan.PublicAddress : TfValue<string>.Unknown,
        PrivateAddress = TfValue<string>.Unknown,
        MasterFlavorActual = TfValue<string>.Unknown,
    };

    private static TfValue<T> SecondGeneration<T>(ClusterModel plan, TfValue<T> config, TfValue<T> planned)
        where T : notnull
        => config.IsNull && plan.Generation.Is(2) ? TfValue<T>.Null : planned;
}
