using VkCloud;

namespace Vkcc;

/// <summary>Creates one member of a cluster exactly once, in the cluster's turn, and sees it through until the cluster is RUNNING again and the member itself
/// is done.</summary>
internal abstract class MemberCreation<TModel, T>(CreateContext<TModel> context, Members<T> members, TModel plan)
    : OnceOnly<T>(members.Session, members.Noun, members.TypeName, members.NameAttribute)
    where TModel : class, IModel<TModel>, IMemberModel
    where T : class, IClusterMember
{
    private OperationClock clock = new(members.Session.Time, context.Timeout);
    private ClusterQueues.Turn? turn;

    protected CreateContext<TModel> Context => context;

    protected TModel Plan => plan;

    protected string ClusterId => plan.ClusterId.Value;

    protected override string Name => plan.Name.Value;

    protected override string Mark => $"cluster {ClusterId}";

    /// <summary>Creates it; what the call needs beyond the plan was looked up before.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var id = await CreateWhenFreeAsync(cancellationToken);

            // Saved before waiting: whatever happens from here on, Terraform holds a member that it can go on with, not an orphan (LIFE-4).
            context.Private.LeavingCluster = null;
            context.Private.IsUnfinished = true;
            context.SaveState(Accepted(id));
            await SeeThroughAsync(id, cancellationToken);
        }
        finally
        {
            turn?.Dispose();
        }
    }

    /// <summary>Makes the call.</summary>
    /// <returns>The id in the answer, of the form that ids have.</returns>
    protected abstract Task<string> PostAsync(CancellationToken cancellationToken);

    /// <summary>Whether a member that was not there before is the one that was asked for, in everything that the call says.</summary>
    /// <param name="member">Read itself, not as its cluster shows it.</param>
    protected abstract bool IsOurs(T member);

    /// <summary>What is saved as soon as the call was accepted; an unknown in it is null there.</summary>
    protected abstract TModel Accepted(string id);

    /// <summary>State as the cloud has it in the end.</summary>
    /// <param name="sight">Cluster and member, both there.</param>
    protected abstract Task<TModel> ReadAsync(Sight<T> sight, CancellationToken cancellationToken);

    /// <summary>The cluster was seen, RUNNING, before the call.</summary>
    protected virtual void Saw(Cluster cluster)
    {
    }

    protected override async Task<IReadOnlyList<T>> ReadyAsync(bool isLost, CancellationToken cancellationToken)
    {
        if (turn is null)
        {
            turn = await Session.Queues.EnterAsync(ClusterId, context, cancellationToken);
            clock = new(Session.Time, context.Timeout);
        }

        var cluster = (await ClusterWork().UntilFreeAsync(cancellationToken)).Cluster!;
        Saw(cluster);
        return await NamedAmongAsync(cluster, cancellationToken) ?? await members.FindAsync(ClusterId, Name, cancellationToken) ?? [];
    }

    protected override async Task<string> CallAsync(CancellationToken cancellationToken)
    {
        string? id = null;
        await ClusterWork().CallWhenFreeAsync(async token => id = await PostAsync(token), cancellationToken);
        return id!;
    }

    /// <summary>By its name, and among the members of its cluster: neither look alone proves that there is none.</summary>
    protected override async Task<IReadOnlyList<T>> FindAsync(CancellationToken cancellationToken)
    {
        var named = await members.FindAsync(ClusterId, Name, cancellationToken);
        if (named is [_, ..])
        {
            return named;
        }

        var cluster = await Session.Of(ClusterId).ClusterAsync(ClusterId, cancellationToken);
        var among = cluster is null ? null : await NamedAmongAsync(cluster, cancellationToken);
        return among ?? named ?? throw new ApiException("the service shows no such object by its name")
        {
            Kind = ApiFailureKind.Unsupported,
            Service = Session.Of(ClusterId).Service,
        };
    }

    /// <summary>A moment ago, while it was our turn, the cluster had no member of this name. What has it now is ours if it is what was asked for; somebody else
    /// may have been faster.</summary>
    protected override async Task<bool> IsOursAsync(T found, CancellationToken cancellationToken) =>
        IsOurs(await members.GetAsync(found.Id, cancellationToken) ?? found);

    /// <remarks>What this very run deletes needs the cluster's turn for its deletion.</remarks>
    protected override async Task<bool> UntilNameIsFreeAsync(IReadOnlyList<T> named, ApiException? cause, CancellationToken cancellationToken)
    {
        if (named.FirstOrDefault(m => m.Standing.Phase != MemberPhase.Leaving) is { } stranger)
        {
            return await YieldsAsync(stranger.Id, cancellationToken) ? true : throw Taken(stranger, cause);
        }

        if (named.Count == 0 || clock.Remaining <= TimeSpan.Zero)
        {
            return false;
        }

        try
        {
            await new MemberWork<T>(members, $"the old {Subject}", ClusterId, named[0].Id, clock).UntilGoneAsync(clock.Remaining, cancellationToken);
            return true;
        }
        catch (WaitException e)
        {
            throw new DiagnosticException(CloudErrors.Explain(Doing, e, clock, "create"), e);
        }
    }

    /// <summary>Gives the cluster's turn to the deletion of what stands in the way.</summary>
    /// <returns>False when this run does not delete it.</returns>
    protected Task<bool> YieldsAsync(string id, CancellationToken cancellationToken)
    {
        turn?.Dispose();
        turn = null;
        return DepartsAsync(id, cancellationToken);
    }

    private async Task<string> CreateWhenFreeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CreateOnceAsync(cancellationToken);
        }
        catch (WaitException e)
        {
            // Nothing was created yet.
            throw new DiagnosticException(ClusterNotReady(e), e);
        }
    }

    private async Task SeeThroughAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var work = new MemberWork<T>(members, Subject, ClusterId, id, clock);
            var sight = await work.UntilShownAsync(seen => seen.Member is not null, cancellationToken);
            context.Private.IsUnfinished = false;
            context.Private.Place = (Session.Cloud.Region, TfValue<string>.FromNullable(sight.Cluster!.ProjectId));
            context.SaveResult(await ReadAsync(sight, cancellationToken));
        }
        catch (WaitException e) when (e.Outcome is WaitOutcome.Failed or WaitOutcome.Missing)
        {
            // The cloud itself gave up on it, or does not show it. An error marks the resource as tainted, and the next apply replaces what is broken or gone.
            throw new DiagnosticException(CloudErrors.Explain(Doing, e, clock, "create"), e);
        }
        catch (Exception e) when (e is WaitException { Outcome: WaitOutcome.GoOn } or ApiException or OperationCanceledException)
        {
            // As with clusters: an error would taint a member that is coming up; the mark in private state lets the next apply go on (docs/design/resume.md).
            context.Diagnostics.Add(CloudErrors.StillUnderWay(Subject, id, TfValue<string>.FromNullable((e as WaitException)?.LastStatus), e, clock, "create"));
        }
    }

    private ClusterWork ClusterWork() => new(Session, $"the cluster of {Subject}", ClusterId, clock);

    private async Task<IReadOnlyList<T>?> NamedAmongAsync(Cluster cluster, CancellationToken cancellationToken) =>
        await members.AmongAsync(cluster, cancellationToken) is { } among ? [.. among.Where(m => m.Name == Name)] : null;

    private Diagnostic ClusterNotReady(WaitException e) => e.Outcome switch
    {
        WaitOutcome.Missing => Diagnostic.Error(
            "Cluster does not exist",
            $"{Doing} needs cluster {ClusterId}, which does not exist in this project and region (any more).",
            AttributePath.Root("cluster_id")),
        WaitOutcome.Failed => Diagnostic.Error(
            "Cluster takes no changes",
            $"{Doing} needs cluster {ClusterId} to be RUNNING; it is {e.LastStatus}{(e.Reason is { } reason ? $" ({reason})" : string.Empty)}. "
                + "Nothing was created.",
            AttributePath.Root("cluster_id")),
        _ => Diagnostic.Error(
            "Timed out waiting for VK Cloud",
            $"{Doing} did not begin: cluster {ClusterId} was still {e.LastStatus ?? "busy"} after {Words.Duration(clock.Elapsed)}, "
                + "and takes changes only when RUNNING. Nothing was created. "
                + $"Apply again when it is, or raise timeouts.create (now {Words.Duration(clock.Timeout)}).",
            AttributePath.Root("cluster_id")),
    };
}
