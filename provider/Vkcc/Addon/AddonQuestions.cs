using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Asks what the rules of a planned add-on need to know of the cloud and of the rest of the plan.</summary>
internal sealed class AddonQuestions(PlanContext<AddonModel> context, Session session, CancellationToken cancellationToken)
    : MemberQuestions<AddonModel>(context, session, cancellationToken)
{
    /// <summary>What comes before the add-on in the plan is all that a cluster has which the plan makes.</summary>
    private bool IsClusterNew => Plan.ClusterId.IsUnknown && Session.Tally.NewClusters.Count > 0;

    /// <summary>What is known of a new add-on without asking.</summary>
    public AddonSeen BeforeNew()
    {
        var own = AddonNeeds.RequestsOf(Context.Config);
        if (Plan.Name.IsKnown)
        {
            Session.Tally.NoteAddon(new(Plan.ClusterId, Plan.Name.Value, own), Context.Call);
        }

        var together = Session.Tally.AddonsOf(Plan.ClusterId).Aggregate(default(PodRoom), (sum, addon) => sum.Plus(addon.Requests));
        var seen = new AddonSeen
        {
            Requests = own == default ? null : together,
            IsGivenTwice = Plan.ClusterId.IsKnown && Plan.Name.IsKnown
                && !Session.Tally.Claim(new(AddonResource.Name, Plan.ClusterId.Value, Plan.Name.Value), Context.Call),
        };
        return IsClusterNew ? seen with { Workers = Planned([]), HasPrerequisite = IsPrerequisitePlanned } : seen;
    }

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<AddonSeen> OfNewAsync(AddonSeen seen, long? since)
    {
        if (!Session.ChecksOnline)
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
    public async Task<AddonSeen> OfChangeAsync(AddonModel prior, long? since) => !Session.ChecksOnline ? new() : (await OfferedAsync(prior) ?? new()) with
    {
        Cluster = Plan with { Timeouts = prior.Timeouts } == prior ? null : await ClusterAsync(since),
    };

    /// <summary>The catalogue for a cluster that the plan makes.</summary>
    /// <remarks>The second generation has one for all; the first lists what a cluster may have that is there.</remarks>
    private async Task<AddonSeen?> OfferedToNewAsync()
    {
        var clusters = Session.Tally.NewClusters;
        if (!Plan.Name.IsKnown || Context.Config.Version.IsUnknown || clusters.Any(cluster => !GenerationRules.IsSecond(cluster.Generation)))
        {
            return null;
        }

        // Which of several it will be in is not known, so their version counts where they agree.
        var kubernetes = clusters.Select(cluster => cluster.Version).Distinct().ToList() is [{ IsKnown: true } one] ? one.Value : null;
        var seen = await AskAsync("the add-ons that are offered", async token =>
        {
            var catalogue = await AddonCatalogue.OpenAsync(Session.Second.Addons, string.Empty, kubernetes, token);
            return await catalogue.SeeAsync(Plan.Name.Value, Context.Config.Version, token);
        });
        return seen is null ? null : seen with { IsClusterAssumed = true };
    }

    /// <summary>The catalogue, where the cluster is there and a version is to be found in it.</summary>
    private async Task<AddonSeen?> OfferedAsync(AddonModel? prior)
    {
        if (prior is null && IsClusterNew)
        {
            return await OfferedToNewAsync();
        }

        if (!Plan.Generation.IsKnown || !Plan.Name.IsKnown || Context.Config.Version.IsUnknown)
        {
            return null;
        }

        var (id, name) = (Plan.ClusterId.Value, Plan.Name.Value);
        var target = Session.Tally.UpgradeOf(id);
        var isChosenNow = prior is null || Plan.Version != prior.Version;

        // The first generation lists what the cluster may have as it is now, and what an upgrade leads to is not known before.
        if (target is null ? !isChosenNow : !target.Value.IsKnown || GenerationRules.IsFirst(Plan.Generation))
        {
            return null;
        }

        return await AskAsync("the add-ons that are offered", async token =>
        {
            if (await Session.Of(id).SharedClusterAsync(id, token) is null)
            {
                return null;
            }

            var catalogue = await AddonCatalogue.OfClusterAsync(Session, id, target?.Value, token);
            return await catalogue.SeeAsync(name, isChosenNow ? Context.Config.Version : Plan.Version, token);
        });
    }

    /// <summary>The groups that are there, each as the plan makes it, and those that it makes before the add-on.</summary>
    private async Task<IReadOnlyList<WorkersSeen>?> WorkersAsync()
    {
        if (!IsClusterNew && !Plan.Generation.IsKnown)
        {
            return null;
        }

        var asked = AddonNeeds.OfFlavors(Context.Config) ? FlavorsAsync() : Task.FromResult<IReadOnlyList<Flavor>?>([]);
        if (IsClusterNew)
        {
            return Planned(await asked ?? []);
        }

        var id = Plan.ClusterId.Value;
        var cluster = await AskAsync($"the groups of cluster {id}", token => Session.Of(id).SharedWithGroupsAsync(id, token));
        var (flavors, planned) = (await asked ?? [], Session.Tally.GroupsOf(id));
        return cluster?.NodeGroups is { } there
            ? [.. there.Where(group => !planned.Any(p => p.Id.Is(group.Id))).Select(group => Seen(group, flavors)), .. Planned(flavors)]
            : null;
    }

    private IReadOnlyList<WorkersSeen> Planned(IReadOnlyCollection<Flavor> flavors) =>
        [.. Session.Tally.GroupsOf(Plan.ClusterId).Select(group => Seen(group, flavors))];

    /// <summary>One that this run has read from state is no stranger: it is replaced.</summary>
    private async Task<Addon?> StrangerAsync()
    {
        if (!Plan.Generation.IsKnown || !Plan.Name.IsKnown)
        {
            return null;
        }

        var (id, name) = (Plan.ClusterId.Value, Plan.Name.Value);
        var there = await AskAsync(
            $"the add-ons of cluster {id}",
            async token => await Session.Of(id).SharedClusterAsync(id, token) is null ? null : await Session.Of(id).Addons.CalledAsync(id, name, token));
        return there is [{ Standing.Phase: not MemberPhase.Leaving } addon, ..] && await Session.IsStrangerAsync(addon.Id, CancellationToken) ? addon : null;
    }

    private bool? IsPrerequisitePlanned => AddonNeeds.PrerequisiteOf(Plan.Name) is { } needed
        ? Session.Tally.AddonsOf(Plan.ClusterId).Any(addon => addon.Name == needed)
        : null;

    private async Task<bool?> HasPrerequisiteAsync()
    {
        if (IsPrerequisitePlanned is not false || !Plan.Generation.IsKnown)
        {
            return IsPrerequisitePlanned;
        }

        var (id, needed) = (Plan.ClusterId.Value, AddonNeeds.PrerequisiteOf(Plan.Name)!);
        var installed = await AskAsync($"the add-ons of cluster {id}", token => Session.Of(id).Addons.CalledAsync(id, needed, token));
        return installed is null ? null : installed.Count > 0;
    }

    private static WorkersSeen Seen(NodeGroup group, IReadOnlyCollection<Flavor> flavors) => new(
        group.Scale switch { AutoScale scale => scale.Max, { } scale => scale.Size, null => null },
        group.FlavorId is { } id ? FlavorRules.Only(flavors, id) : null);

    private static WorkersSeen Seen(PlannedGroup group, IReadOnlyCollection<Flavor> flavors) =>
        new(group.Most.IsKnown ? group.Most.Value : null, FlavorRules.Only(flavors, group.Flavor));
}
