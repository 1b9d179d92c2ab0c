using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Asks what the rules of a planned add-on need to know of the cloud and of the rest of the plan.</summary>
internal sealed class AddonQuestions(PlanContext<AddonModel> context, Session session, CancellationToken cancellationToken)
{
    private readonly DiagnosticBag bag = context.Diagnostics;

    private AddonModel Plan => context.Plan;

    /// <summary>Whether this may be the plan inside an apply, where what is there may be about to go (docs/design/planning.md).</summary>
    public bool MayBeApply => Plan.ClusterId.IsKnown && (session.IsApplying || !session.HasRefreshed);

    /// <summary>What comes before the add-on in the plan is all that a cluster has which the plan makes.</summary>
    private bool IsClusterNew => Plan.ClusterId.IsUnknown && session.Tally.NewClusters.Count > 0;

    /// <summary>What is known of a new add-on without asking.</summary>
    public AddonSeen BeforeNew()
    {
        var own = AddonNeeds.RequestsOf(context.Config);
        if (Plan.Name.IsKnown)
        {
            session.Tally.NoteAddon(new(Plan.ClusterId, Plan.Name.Value, own), context.Call);
        }

        var together = session.Tally.AddonsOf(Plan.ClusterId).Aggregate(default(PodRoom), (sum, addon) => sum.Plus(addon.Requests));
        var seen = new AddonSeen
        {
            Requests = own == default ? null : together,
            IsGivenTwice = Plan.ClusterId.IsKnown && Plan.Name.IsKnown
                && !session.Tally.Claim(new(AddonResource.Name, Plan.ClusterId.Value, Plan.Name.Value), context.Call),
        };
        return IsClusterNew ? seen with { Workers = Planned([]), HasPrerequisite = IsPrerequisitePlanned } : seen;
    }

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<AddonSeen> OfNewAsync(AddonSeen seen, long? since)
    {
        if (!session.ChecksOnline)
        {
            return seen;
        }

        LiveChecks.LeaveToApply(MayBeApply);
        var (offered, workers, prerequisite, stranger) = (OfferedAsync(prior: null), WorkersAsync(), HasPrerequisiteAsync(), StrangerAsync());
        await Task.WhenAll(offered, workers, prerequisite, stranger);
        return (await offered ?? new()) with
        {
            Workers = await workers ?? seen.Workers,
            HasPrerequisite = await prerequisite ?? seen.HasPrerequisite,
            Requests = seen.Requests,
            IsGivenTwice = seen.IsGivenTwice,
            Stranger = await stranger,
            Cluster = await ClusterAsync(since),
        };
    }

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<AddonSeen> OfChangeAsync(AddonModel prior, long? since) => !session.ChecksOnline ? new() : (await OfferedAsync(prior) ?? new()) with
    {
        Cluster = Plan with { Timeouts = prior.Timeouts } == prior ? null : await ClusterAsync(since),
    };

    /// <summary>Only the first generation stops clusters.</summary>
    private async Task<Cluster?> ClusterAsync(long? since) => GenerationRules.IsFirst(Plan.Generation) && Plan.ClusterId is { IsKnown: true, Value: var id }
        ? await session.Checks.AskAsync($"cluster {id}", token => session.First.SharedClusterAsync(id, token, since), bag, cancellationToken)
        : null;

    /// <summary>The catalogue for a cluster that the plan makes.</summary>
    /// <remarks>The second generation has one for all; the first lists what a cluster may have that is there.</remarks>
    private async Task<AddonSeen?> OfferedToNewAsync()
    {
        var clusters = session.Tally.NewClusters;
        if (!Plan.Name.IsKnown || context.Config.Version.IsUnknown || clusters.Any(cluster => !GenerationRules.IsSecond(cluster.Generation)))
        {
            return null;
        }

        // Which of several it will be in is not known, so their version counts where they agree.
        var kubernetes = clusters.Select(cluster => cluster.Version).Distinct().ToList() is [{ IsKnown: true } one] ? one.Value : null;
        var seen = await session.Checks.AskAsync(
            "the add-ons that are offered",
            async token => await (await AddonCatalogue.OpenAsync(session.Second.Addons, string.Empty, kubernetes, token))
                .SeeAsync(Plan.Name.Value, context.Config.Version, token),
            bag,
            cancellationToken);
        return seen is null ? null : seen with { IsClusterAssumed = true };
    }

    /// <summary>The catalogue, where the cluster is there and a version is to be found in it.</summary>
    private async Task<AddonSeen?> OfferedAsync(AddonModel? prior)
    {
        if (prior is null && IsClusterNew)
        {
            return await OfferedToNewAsync();
        }

        if (!Plan.Generation.IsKnown || !Plan.Name.IsKnown || context.Config.Version.IsUnknown)
        {
            return null;
        }

        var (id, name) = (Plan.ClusterId.Value, Plan.Name.Value);
        var target = session.Tally.UpgradeOf(id);
        var isChosenNow = prior is null || Plan.Version != prior.Version;

        // The first generation lists what the cluster may have as it is now, and what an upgrade leads to is not known before.
        if (target is null ? !isChosenNow : !target.Value.IsKnown || GenerationRules.IsFirst(Plan.Generation))
        {
            return null;
        }

        return await session.Checks.AskAsync(
            "the add-ons that are offered",
            async token => await session.Of(id).SharedClusterAsync(id, token) is null
                ? null
                : await (await AddonCatalogue.OfClusterAsync(session, id, target?.Value, token))
                    .SeeAsync(name, isChosenNow ? context.Config.Version : Plan.Version, token),
            bag,
            cancellationToken);
    }

    /// <summary>The groups that are there, each as the plan makes it, and those that it makes before the add-on.</summary>
    private async Task<IReadOnlyList<WorkersSeen>?> WorkersAsync()
    {
        if (!IsClusterNew && !Plan.Generation.IsKnown)
        {
            return null;
        }

        var asked = AddonNeeds.OfFlavors(context.Config)
            ? session.Flavors.AtPlanAsync(bag, cancellationToken)
            : Task.FromResult<IReadOnlyList<Flavor>?>([]);
        if (IsClusterNew)
        {
            return Planned(await asked ?? []);
        }

        var id = Plan.ClusterId.Value;
        var cluster = await session.Checks.AskAsync(
            $"the groups of cluster {id}", token => session.Of(id).SharedWithGroupsAsync(id, token), bag, cancellationToken);
        var (flavors, planned) = (await asked ?? [], session.Tally.GroupsOf(id));
        return cluster?.NodeGroups is { } there
            ? [.. there.Where(group => !planned.Any(p => p.Id.Is(group.Id))).Select(group => Seen(group, flavors)), .. Planned(flavors)]
            : null;
    }

    private IReadOnlyList<WorkersSeen> Planned(IReadOnlyCollection<Flavor> flavors) =>
        [.. session.Tally.GroupsOf(Plan.ClusterId).Select(group => Seen(group, flavors))];

    /// <summary>One that this run has read from state is no stranger: it is replaced.</summary>
    private async Task<Addon?> StrangerAsync()
    {
        if (!Plan.Generation.IsKnown || !Plan.Name.IsKnown)
        {
            return null;
        }

        var (id, name) = (Plan.ClusterId.Value, Plan.Name.Value);
        var there = await session.Checks.AskAsync(
            $"the add-ons of cluster {id}",
            async token => await session.Of(id).SharedClusterAsync(id, token) is null ? null : await session.Of(id).Addons.CalledAsync(id, name, token),
            bag,
            cancellationToken);
        return there is [{ Standing.Phase: not MemberPhase.Leaving } addon, ..] && await session.IsStrangerAsync(addon.Id, cancellationToken) ? addon : null;
    }

    private bool? IsPrerequisitePlanned => AddonNeeds.PrerequisiteOf(Plan.Name) is { } needed
        ? session.Tally.AddonsOf(Plan.ClusterId).Any(addon => addon.Name == needed)
        : null;

    private async Task<bool?> HasPrerequisiteAsync()
    {
        if (IsPrerequisitePlanned is not false || !Plan.Generation.IsKnown)
        {
            return IsPrerequisitePlanned;
        }

        var (id, needed) = (Plan.ClusterId.Value, AddonNeeds.PrerequisiteOf(Plan.Name)!);
        var installed = await session.Checks.AskAsync(
            $"the add-ons of cluster {id}", token => session.Of(id).Addons.CalledAsync(id, needed, token), bag, cancellationToken);
        return installed is null ? null : installed.Count > 0;
    }

    private static WorkersSeen Seen(NodeGroup group, IReadOnlyCollection<Flavor> flavors) => new(
        group.Scale switch { AutoScale scale => scale.Max, { } scale => scale.Size, null => null },
        group.FlavorId is { } id ? FlavorRules.Only(flavors, id) : null);

    private static WorkersSeen Seen(PlannedGroup group, IReadOnlyCollection<Flavor> flavors) =>
        new(group.Most.IsKnown ? group.Most.Value : null, FlavorRules.Only(flavors, group.Flavor));
}
