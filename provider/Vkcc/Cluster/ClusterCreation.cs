using VkCloud;

namespace Vkcc;

/// <summary>Creates a cluster exactly once and sees it through to RUNNING.</summary>
internal sealed class ClusterCreation(Session session, CreateContext<ClusterModel> context, ClusterQueues queues)
{
    /// <summary>The uuid that the client chose, in planned private state.</summary>
    public const string Uuid = "uuid";

    private const int MostCalls = 3;

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(45);

    private readonly ClusterModel plan = context.Plan with { Name = NamePrefix.Completed(context.Plan.Name, context.Plan.NamePrefix) };
    private readonly Generation generation = session.Of(context.Plan.Generation);
    private readonly OperationClock clock = new(session.Time, context.Timeout);

    private string Doing => $"Creating cluster \"{plan.Name}\"";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var flavorId = await session.Flavors.IdOfAsync(plan.MasterFlavor.Value, AttributePath.Root("master_flavor"), cancellationToken);
        var uuid = context.Private[Uuid] ??= NewUuid();
        var id = await CreateOnceAsync(await generation.OrderAsync(plan, uuid, flavorId, cancellationToken), cancellationToken);

        session.Made[id] = true;

        // Saved before waiting: whatever happens from here on, Terraform holds a cluster that it can go on with, not an orphan (LIFE-4).
        // The uuid's part is played; left behind it would become that of the replacement.
        context.Private[Uuid] = null;
        MasterFlavors.Remember(context.Private, flavorId);
        Unfinished.Begin(context.Private, "create");
        context.SaveState((plan with { Id = id, Uuid = generation.Number == 1 ? id : uuid, Generation = generation.Number, Status = ClusterStatus.Provisioning.Word }).WithoutUnknowns());
        try
        {
            using var turn = await queues.EnterAsync(id, cancellationToken);
            var work = new ClusterWork(session, $"cluster \"{plan.Name}\"", id, null, clock);
            var cluster = await work.UntilCreatedAsync(cancellationToken);
            Unfinished.End(context.Private);
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
            context.Diagnostics.Add(CloudErrors.StillUnderWay($"cluster \"{plan.Name}\"", id, context.Saved!.Status, e, clock, "create"));
        }
    }

    public static string NewUuid() => Guid.NewGuid().ToString("D");

    /// <summary>Posts; when the answer got lost, looks for the cluster before posting again.</summary>
    private async Task<string> CreateOnceAsync(ClusterOrder order, CancellationToken cancellationToken)
    {
        ApiException? lost = null;
        for (var calls = 1; ; calls++)
        {
            try
            {
                if (!order.HasOwnId && lost is null)
                {
                    // What has the name a moment after a lost answer is ours only if nothing had it a moment before.
                    await UntilNameIsFreeAsync(await generation.FindAsync(order, cancellationToken), null, cancellationToken);
                }

                return generation.Checked(await order.CallAsync(cancellationToken), "clusters");
            }
            catch (ApiException e) when (e.OutcomeUnknown || e.Kind == ApiFailureKind.Conflict)
            {
                lost = e.OutcomeUnknown ? e : lost;
                var twins = await FindTwinsAsync(order, e, cancellationToken);
                if (order.HasOwnId || lost is not null)
                {
                    switch (twins.Where(order.IsOurs).ToList())
                    {
                        case [var ours]:
                            return ours.Id;
                        case [_, _, ..] several:
                            throw Uncertain(order, e, $"{several.Count} clusters are what was asked for: {string.Join(", ", several.Select(c => c.Id))}");
                    }
                }

                if (await UntilNameIsFreeAsync(twins, e, cancellationToken))
                {
                    calls--;
                }
                else if (lost is not null && (cancellationToken.IsCancellationRequested || calls == MostCalls || !e.OutcomeUnknown))
                {
                    throw Uncertain(order, lost, $"no cluster of this {(order.HasOwnId ? "uuid or " : string.Empty)}name is shown yet");
                }
                else if (!e.OutcomeUnknown || calls == MostCalls)
                {
                    throw;
                }
            }
            catch (ApiException e) when (e.Kind == ApiFailureKind.Forbidden && generation.Number == 1)
            {
                throw new DiagnosticException(OfferRules.FirstGenerationClosed(e), e);
            }
        }
    }

    /// <summary>Waits for clusters of the name that are on their way out.</summary>
    /// <returns>True when one was waited for.</returns>
    /// <exception cref="DiagnosticException">The name belongs to a cluster that stays.</exception>
    private async Task<bool> UntilNameIsFreeAsync(IReadOnlyList<Cluster> named, ApiException? cause, CancellationToken cancellationToken)
    {
        if (named.FirstOrDefault(c => !c.IsLeaving) is { } stranger)
        {
            if (await session.Departures.UntilGoneAsync(stranger.Id, cancellationToken))
            {
                return true;
            }

            throw new DiagnosticException(CloudErrors.NameTaken("cluster", ClusterResource.Name, plan.Name.Value, stranger.Id, cause), cause);
        }

        if (named.Count == 0 || clock.Remaining <= TimeSpan.Zero)
        {
            return false;
        }

        await new ClusterWork(session, $"the old cluster \"{plan.Name}\"", named[0].Id, null, clock).UntilGoneAsync(clock.Remaining, cancellationToken);
        return true;
    }

    /// <summary>Clusters with our uuid or our name. After a lost answer it looks several times, since the service may show a new cluster late.</summary>
    /// <remarks>An interrupt does not end the looks after a lost answer, only their own short limit: what may have been created must be found, or told.</remarks>
    private async Task<IReadOnlyList<Cluster>> FindTwinsAsync(ClusterOrder order, ApiException cause, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestLook, session.Time);
        var token = cause.OutcomeUnknown ? limit.Token : cancellationToken;
        try
        {
            for (var looks = 1; ; looks++)
            {
                var twins = await generation.FindAsync(order, token);
                if (twins.Count > 0 || !cause.OutcomeUnknown || looks == MostCalls)
                {
                    return twins;
                }

                await Task.Delay(TimeSpan.FromSeconds(looks), session.Time, token);
            }
        }
        catch (Exception e) when (cause.OutcomeUnknown && e is ApiException or OperationCanceledException)
        {
            throw Uncertain(order, cause, e.Message);
        }
        catch (ApiException)
        {
            // The refusal itself says enough.
            return [];
        }
    }

    private DiagnosticException Uncertain(ClusterOrder order, ApiException cause, string look) =>
        new(CloudErrors.CreationUncertain("cluster", ClusterResource.Name, plan.Name.Value, order.Mark, cause, look), cause);

    private async Task SaveWhatIsKnownAsync(string id)
    {
        // The operation's own token may have ended; one quick look is worth its while all the same.
        using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(5), session.Time);
        try
        {
            if (await generation.ClusterAsync(id, moment.Token) is { } cluster)
            {
                context.SaveResult(await ReadAsync(cluster, moment.Token));
            }
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            PluginLog.Write(LogLevel.Warn, "The new cluster could not be looked at", ("id", id), ("cause", e.Message));
        }
    }

    private Task<ClusterModel> ReadAsync(Cluster cluster, CancellationToken cancellationToken) =>
        ClusterReading.ReadAsync(session, cluster, plan, context.Private, context.Diagnostics, cancellationToken);
}
