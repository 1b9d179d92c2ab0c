using VkCloud;
using VkCloud.BlockStorage;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Asks what the rules of one planned object need to know of the cloud, within the budget of the plan (<see cref="LiveChecks"/>). Nothing is asked
/// about what does not change.</summary>
internal abstract class Questions<TModel>(PlanContext<TModel> context, Session session, CancellationToken cancellationToken)
    where TModel : class, IModel<TModel>
{
    protected PlanContext<TModel> Context => context;

    protected TModel Plan => context.Plan;

    protected Session Session => session;

    protected CancellationToken CancellationToken => cancellationToken;

    /// <inheritdoc cref="LiveChecks.AskAsync"/>
    protected Task<T?> AskAsync<T>(string what, Func<CancellationToken, Task<T>> read)
        where T : class?
        => session.Checks.AskAsync(what, read, context.Diagnostics, cancellationToken);

    protected Task<IReadOnlyList<Flavor>?> FlavorsAsync() => session.Flavors.AtPlanAsync(context.Diagnostics, cancellationToken);

    /// <summary>QUO-2: counts what the object adds, and asks what the project's quotas leave for what the whole plan adds.</summary>
    /// <param name="since">The moment since which answers are good enough; null for any.</param>
    protected async Task<QuotaSight> AddToQuotaAsync(TfValue<long> generation, QuotaRules.Resources more, long? since)
    {
        var added = session.Tally.Add(generation, more, context.Call);
        var machines = AskAsync("the compute quota", token => session.Cloud.Shared.Quota.GetAsync(token, since));
        var disks = more.Disks.Count == 0
            ? Task.FromResult<DiskQuota?>(null)
            : AskAsync("the disk quota", token => session.Cloud.Shared.DiskQuota.GetAsync(token, since));
        await Task.WhenAll(machines, disks);
        return new(more, added, await machines, await disks);
    }

    /// <summary>The same for a change; what it gives back is not counted on, since the order of changes is Terraform's.</summary>
    /// <returns>Null when it adds nothing.</returns>
    protected async Task<QuotaSight?> GrowQuotaAsync(
        TfValue<long> generation, QuotaRules.Resources before, QuotaRules.Resources after, long? since) =>
        after.Beyond(before) is var more && more != QuotaRules.Resources.None ? await AddToQuotaAsync(generation, more, since) : null;

    /// <summary>What a replacement gives back before it asks for more; nothing is said about that.</summary>
    protected void GiveBackQuota(TfValue<long> generation, QuotaRules.Resources less) =>
        session.Tally.Add(generation, less.Less(), context.Call);
}

/// <summary>The same of an object that stands on a cluster.</summary>
internal abstract class MemberQuestions<TModel>(PlanContext<TModel> context, Session session, CancellationToken cancellationToken)
    : Questions<TModel>(context, session, cancellationToken)
    where TModel : class, IModel<TModel>, IMemberModel
{
    /// <summary>Whether a new object may be planned by an apply. There the cluster is known, and nothing was refreshed before. An object that is replaced with
    /// create_before_destroy is deposed by then, and an error of that plan would leave it so for good; after an error of the creation core puts it back. So
    /// whether its name and its cluster are there is left to the creation then (docs/design/planning.md).</summary>
    public bool MayBeApply => Plan.ClusterId.IsKnown && (Session.IsApplying || !Session.HasRefreshed);

    /// <summary>The cluster where it may be stopped, which the first generation alone does; null where it is not, or was not answered.</summary>
    protected async Task<Cluster?> ClusterAsync(long? since) => GenerationRules.IsFirst(GenerationRules.Of(Plan.ClusterId))
        ? await AskAsync($"cluster {Plan.ClusterId}", token => Session.First.SharedClusterAsync(Plan.ClusterId.Value, token, since))
        : null;

    /// <summary>The clusters whose name stands in place of an id. That is an error whatever is found, and people write the name.</summary>
    protected async Task<FoundClusters?> CalledAsync() =>
        GenerationRules.Of(Plan.ClusterId).IsNull && Plan.ClusterId is { IsKnown: true, Value: { Length: > 0 } text }
            ? await AskAsync($"the clusters named \"{text}\"", token => Inventory.ClustersAsync(Session, text, token))
            : null;
}

/// <summary>What an object of a plan takes of the project's quotas, and what they are.</summary>
/// <param name="Own">What the object adds.</param>
/// <param name="Added">Of its generation, of the whole plan so far.</param>
/// <param name="Machines">Null when not asked or not answered.</param>
/// <param name="Disks">The same.</param>
internal sealed record QuotaSight(QuotaRules.Resources Own, QuotaRules.Resources Added, ComputeQuota? Machines, DiskQuota? Disks);
