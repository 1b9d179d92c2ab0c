using VkCloud;

namespace Vkcc;

/// <summary>Creates a cluster exactly once and sees it through to RUNNING.</summary>
internal sealed class ClusterCreation(Session session, CreateContext<ClusterModel> context)
    : OnceOnly<Cluster>(session, "cluster", ClusterResource.Name, AttributePath.Root("name"))
{
    private readonly ClusterModel plan = context.Plan with { Name = NamePrefix.Completed(context.Plan.Name, context.Plan.NamePrefix) };
    private readonly Generation generation = session.Of(context.Plan.Generation);
    private readonly OperationClock clock = new(session.Time, context.Timeout);

    private ClusterSpec? spec;

    protected override string Name => plan.Name.Value;

    protected override string Mark => HasOwnId ? $"uuid {Spec.Uuid}" : $"template {Spec.ClusterTemplateId}";

    protected override bool HasOwnId => Spec.Uuid is not null;

    private ClusterSpec Spec => spec ?? throw new InvalidOperationException("What is asked for is made before the call.");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var flavorId = await Session.Flavors.IdOfAsync(plan.MasterFlavor.Value, AttributePath.Root("master_flavor"), cancellationToken);
        var uuid = context.Private.ChosenUuid ??= NewUuid();
        spec = plan.ToSpec(flavorId, generation.TakesUuid ? uuid : null, await TemplateIdAsync(cancellationToken));
        var id = await CreateWhereOpenAsync(cancellationToken);

        Session.Made[id] = true;

        // Saved before waiting: whatever happens from here on, Terraform holds a cluster that it can go on with, not an orphan (LIFE-4).
        // The uuid's part is played; left behind it would become that of the replacement.
        context.Private.ChosenUuid = null;
        context.Private.MasterFlavorId = flavorId;
        context.Private.IsUnfinished = true;
        context.SaveState(
            plan with { Id = id, Uuid = generation.TakesUuid ? uuid : id, Generation = generation.Number, Status = ClusterStatus.Provisioning.Word });
        try
        {
            using var turn = await Session.Queues.EnterAsync(id, cancellationToken);
            var work = new ClusterWork(Session, Subject, id, clock);
            var cluster = await work.UntilCreatedAsync(cancellationToken);
            context.Private.IsUnfinished = false;
            context.SaveResult(await ReadAsync(cluster, cancellationToken));
        }
        catch (WaitException e) when (e.Outcome is WaitOutcome.Failed or WaitOutcome.Missing)
        {
            // The cloud itself gave up on it, or does not show it. An error marks the resource as tainted, and the next apply replaces what is broken or gone:
            // what never came into being has nothing to protect.
            context.SaveState(context.Saved! with { DeletionProtection = false });
            throw new DiagnosticException(CloudErrors.Explain(Doing, e, clock, "create"), e);
        }
        catch (Exception e) when (e is WaitException { Outcome: WaitOutcome.GoOn } or ApiException or OperationCanceledException)
        {
            // An error here would taint a cluster that is coming up, and the next apply would destroy it (plugin-protocol section 4.6). A warning does not:
            // the mark in private state makes the next plan show an update, and that update waits for the rest (docs/design/resume.md).
            await SaveWhatIsKnownAsync(id);
            context.Diagnostics.Add(CloudErrors.StillUnderWay(Subject, id, context.Saved!.Status, e, clock, "create"));
        }
    }

    public static string NewUuid() => Guid.NewGuid().ToString("D");

    /// <remarks>With an id of our choice no look is needed before the first call.</remarks>
    protected override async Task<IReadOnlyList<Cluster>> ReadyAsync(bool isLost, CancellationToken cancellationToken) =>
        HasOwnId || isLost ? [] : await generation.FindAsync(Spec, cancellationToken);

    protected override Task<string> CallAsync(CancellationToken cancellationToken) =>
        generation.CreateClusterAsync(Spec, cancellationToken);

    protected override Task<IReadOnlyList<Cluster>> FindAsync(CancellationToken cancellationToken) => generation.FindAsync(Spec, cancellationToken);

    protected override Task<bool> IsOursAsync(Cluster found, CancellationToken cancellationToken) => Task.FromResult(generation.IsMadeOf(found, Spec));

    protected override async Task<bool> UntilNameIsFreeAsync(IReadOnlyList<Cluster> named, ApiException? cause, CancellationToken cancellationToken)
    {
        if (named.FirstOrDefault(c => !c.IsLeaving) is { } stranger)
        {
            return await DepartsAsync(stranger.Id, cancellationToken) ? true : throw Taken(stranger, cause);
        }

        if (named.Count == 0 || clock.Remaining <= TimeSpan.Zero)
        {
            return false;
        }

        await new ClusterWork(Session, $"the old {Subject}", named[0].Id, clock).UntilGoneAsync(clock.Remaining, cancellationToken);
        return true;
    }

    /// <summary>First generation: the template that is named, or stands for the version.</summary>
    private async Task<string?> TemplateIdAsync(CancellationToken cancellationToken) =>
        generation.Number == 2 ? null
        : plan.ClusterTemplateId.IsKnown ? plan.ClusterTemplateId.Value
        : (await Session.Templates.ResolveAsync(plan.Version.Value, cancellationToken)).Uuid;

    private async Task<string> CreateWhereOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CreateOnceAsync(cancellationToken);
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Forbidden && generation.Number == 1)
        {
            throw new DiagnosticException(OfferRules.FirstGenerationClosed(e), e);
        }
    }

    private async Task SaveWhatIsKnownAsync(string id)
    {
        // The operation's own token may have ended; one quick look is worth its while all the same.
        using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(5), Session.Time);
        try
        {
            if (await generation.ClusterAsync(id, moment.Token) is { } cluster)
            {
                context.SaveResult(await ReadAsync(cluster, moment.Token));
            }
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            PluginLog.Current.NewClusterUnseen(id, e.Message);
        }
    }

    private Task<ClusterModel> ReadAsync(Cluster cluster, CancellationToken cancellationToken) =>
        ClusterReading.ReadAsync(Session, cluster, plan, context.Private, context.Diagnostics, cancellationToken);
}
