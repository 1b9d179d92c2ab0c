using VkCloud;

namespace Vkcc;

/// <summary>Changes of a cluster or of one of its members: calls, and waits until the cloud shows the effect. The caller holds the cluster's turn.</summary>
/// <param name="Subject">For messages: <c>cluster "shop"</c>.</param>
internal abstract record ObjectWork<TSight>(Session Session, string Subject, string ClusterId, OperationClock Clock)
    where TSight : Sight
{
    /// <summary>A service may show an object a while after it accepted its creation.</summary>
    protected static readonly TimeSpan NotVisibleYet = TimeSpan.FromSeconds(60);

    /// <summary>A cluster that is RUNNING for so long without showing an accepted change will not show it any more.</summary>
    private static readonly TimeSpan Dropped = TimeSpan.FromMinutes(3);

    /// <summary>Refusals of a cluster that looks free; a busy one is waited for as long as the operation may take.</summary>
    private const int MostRefusals = 6;

    private const int MostUncertainAnswers = 3;

    private const int MostOddAnswers = 20;

    protected Generation Generation => Session.Of(ClusterId);

    /// <summary>Looks once. What is null is proven gone.</summary>
    /// <exception cref="ApiException">The look is not answered, or the cloud contradicts itself.</exception>
    public abstract Task<TSight> LookAsync(CancellationToken cancellationToken);

    /// <summary>Whether what is worked on is not there any more.</summary>
    public abstract bool IsGone(TSight sight);

    /// <summary>How what is worked on stands by itself, beside the status of its cluster.</summary>
    public virtual MemberStatus StandingOf(TSight sight) => MemberStatus.OfCluster;

    /// <summary>Tells that a cluster of this status, for this reason, with this answer lets none of its members go by itself, and all of them with it; null for
    /// work on the cluster.</summary>
    public virtual Func<string?, string?, ApiException?, Diagnostic>? KeptByCluster => null;

    public bool IsLeaving(TSight sight) => sight.Cluster is { IsLeaving: true } || StandingOf(sight).Phase == MemberPhase.Leaving;

    /// <summary>Waits until the cluster takes changes, and nothing is under way with what is worked on.</summary>
    /// <exception cref="WaitException">It fails, is gone, is being deleted, or the time is up.</exception>
    public Task<TSight> UntilFreeAsync(CancellationToken cancellationToken) => WaitAsync("to become RUNNING", TimeSpan.Zero, JudgeFree, cancellationToken);

    /// <summary>Waits until nothing is under way, stopped or not.</summary>
    /// <exception cref="WaitException">It fails, is gone, is being deleted, or the time is up.</exception>
    public Task<TSight> UntilAtRestAsync(CancellationToken cancellationToken) => WaitAsync(
        "to be at rest",
        TimeSpan.Zero,
        sight => sight.Cluster is { IsAtRest: true } cluster ? OfMember(StandingOf(sight)) ?? WaitVerdict.Done(cluster.Status.Word) : JudgeFree(sight),
        cancellationToken);

    /// <summary>Looks until one look is answered.</summary>
    public Task<TSight> LookPatientlyAsync(CancellationToken cancellationToken) =>
        WaitAsync("to be shown", TimeSpan.Zero, sight => WaitVerdict.Done(sight.Cluster?.Status.ToString() ?? "gone"), cancellationToken);

    /// <summary>Waits until the cluster is RUNNING and shows what was asked for.</summary>
    /// <param name="shows">Whether the effect is there.</param>
    public async Task<TSight> UntilShownAsync(Func<TSight, bool> shows, CancellationToken cancellationToken)
    {
        var wasBusy = false;
        var freeLooks = 0;
        long? freeSince = null;
        return await WaitAsync("to carry out the change", NotVisibleYet, Judge, cancellationToken);

        WaitVerdict Judge(TSight sight)
        {
            if (sight.Cluster is not { } cluster)
            {
                return WaitVerdict.Missing();
            }

            if (!cluster.IsFree)
            {
                wasBusy = true;
                freeSince = null;
                return Busy(cluster);
            }

            freeLooks++;
            var standing = StandingOf(sight);
            if (standing.Phase == MemberPhase.Failed && (wasBusy || freeLooks > 1))
            {
                return WaitVerdict.Failed(standing.Word!, standing.Reason);
            }

            if (OfMember(standing) is { } verdict)
            {
                wasBusy = true;
                freeSince = null;
                return verdict;
            }

            freeSince ??= Session.Time.GetTimestamp();
            if (!shows(sight))
            {
                return Session.Time.GetElapsedTime(freeSince.Value) < Dropped
                    ? WaitVerdict.GoOn(cluster.Status.Word)
                    : WaitVerdict.Failed(cluster.Status.Word, "the change was accepted, but the cloud shows no trace of it");
            }

            // Right after the call the cloud may still show the old RUNNING: believed when it was seen busy in between, or when it says so twice.
            return wasBusy || freeLooks > 1 ? WaitVerdict.Done(cluster.Status.Word) : WaitVerdict.GoOn(cluster.Status.Word);
        }
    }

    /// <summary>Waits until what is worked on is gone.</summary>
    /// <param name="patience">How long it may stand there as if nothing had been asked.</param>
    /// <param name="before">How it stood before the call: what had not failed then and has now failed to go.</param>
    /// <returns>False when it stands there all the same, and the call must be made again; with the last sight of it.</returns>
    public async Task<(bool IsGone, TSight Last)> UntilGoneAsync(
        TimeSpan patience, CancellationToken cancellationToken, MemberStatus before = default)
    {
        long? untouchedSince = null;
        var wasTouched = before is { Word: not null, Phase: not MemberPhase.Failed };
        var gone = false;
        var last = await WaitAsync("to be gone", TimeSpan.Zero, Judge, cancellationToken);
        return (gone, last);

        WaitVerdict Judge(TSight sight)
        {
            // Deleting a member ends with a cluster that is free again, so that the next change finds it so.
            gone = IsGone(sight);
            if (gone)
            {
                return WaitVerdict.Done("gone");
            }

            // An old status may be shown for a while after the call, and a broken cluster can be deleted like a sound one.
            var standing = StandingOf(sight);
            var status = standing.Word ?? sight.Cluster!.Status.ToString();
            if (!sight.Cluster!.IsUntouched || standing.Phase is MemberPhase.Busy or MemberPhase.Leaving)
            {
                wasTouched = true;
                untouchedSince = null;
                return WaitVerdict.GoOn(status);
            }

            if (standing.Phase == MemberPhase.Failed && wasTouched)
            {
                return WaitVerdict.Failed(status, standing.Reason);
            }

            untouchedSince ??= Session.Time.GetTimestamp();
            return Session.Time.GetElapsedTime(untouchedSince.Value) < patience ? WaitVerdict.GoOn(status) : WaitVerdict.Done(status);
        }
    }

    /// <summary>Makes one change and waits until it shows. A busy cluster is waited for; an answer that got lost is looked into before the call is made
    /// again.</summary>
    /// <param name="call">Safe to repeat: asking twice for the same comes to the same.</param>
    public async Task<TSight> ChangeAsync(Func<CancellationToken, Task> call, Func<TSight, bool> shows, CancellationToken cancellationToken)
    {
        for (var uncertain = 0; ;)
        {
            try
            {
                await CallWhenFreeAsync(call, cancellationToken);
            }
            catch (ApiException e) when (e.OutcomeUnknown && ++uncertain < MostUncertainAnswers)
            {
                PluginLog.Current.ChangeUncertain(Subject, e.Message);
                if (!shows(await UntilFreeAsync(cancellationToken)))
                {
                    continue;
                }
            }

            return await UntilShownAsync(shows, cancellationToken);
        }
    }

    /// <summary>Makes a call; while the cluster refuses because it is busy (409), waits for it and calls again.</summary>
    public async Task CallWhenFreeAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        for (var refusals = 0; ;)
        {
            try
            {
                await call(cancellationToken);
                return;
            }
            catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict && ++refusals < MostRefusals && Clock.Remaining > TimeSpan.Zero)
            {
                PluginLog.Current.ClusterBusy(Subject, e.Message);
                var before = await LookAsync(cancellationToken);
                if (before.Cluster is { IsAtRest: false } || StandingOf(before).Phase == MemberPhase.Busy)
                {
                    await UntilAtRestAsync(cancellationToken);
                    refusals = 0;
                }
                else
                {
                    await Task.Delay(ClusterWork.Schedule.PauseAfter(refusals), Session.Time, cancellationToken);
                }
            }
        }
    }

    /// <summary>The cluster as it is now, read anew; null when it is proven gone. What is seen also serves those who plan within this apply, until the next
    /// change.</summary>
    protected async Task<Cluster?> LookAtClusterAsync(CancellationToken cancellationToken)
    {
        var cluster = await Generation.SharedClusterAsync(ClusterId, cancellationToken, SharedReads.Anew)
            ?? await Session.Absence.RecheckClusterAsync(ClusterId, [], cancellationToken);
        if (cluster is not null)
        {
            Session.Absence.Saw(cluster);
        }

        return cluster;
    }

    protected async Task<TSight> WaitAsync(string forWhat, TimeSpan missingGrace, Func<TSight, WaitVerdict> judge, CancellationToken cancellationToken)
    {
        var oddAnswers = 0;
        return await new Wait<TSight>
        {
            What = $"{Subject} {forWhat}",
            Look = LookAsync,
            Judge = judge,
            Timeout = Clock.Remaining,
            MissingGrace = missingGrace,
            Schedule = ClusterWork.Schedule,
            TimeProvider = Session.Time,

            // Some services answer 400 about an object that is half gone, and a gateway in between may answer with a page of its own for a while.
            LookPast = e => e.Kind is ApiFailureKind.Invalid or ApiFailureKind.BadResponse && ++oddAnswers <= MostOddAnswers,
            Progress = ClusterWork.Report,
        }.RunAsync(cancellationToken);
    }

    protected WaitVerdict JudgeFree(TSight sight) => sight.Cluster switch
    {
        null => WaitVerdict.Missing(),
        { IsFree: true, Status: var status } => OfMember(StandingOf(sight)) ?? WaitVerdict.Done(status.Word),
        var busy => Busy(busy),
    };

    /// <summary>Null when it keeps nothing back: a failed one may be repaired by the change that waits.</summary>
    private static WaitVerdict? OfMember(MemberStatus standing) => standing.Phase switch
    {
        MemberPhase.Busy => WaitVerdict.GoOn(standing.Word!),
        MemberPhase.Leaving => WaitVerdict.Failed(standing.Word!, "it is being deleted"),
        _ => null,
    };

    private static WaitVerdict Busy(Cluster cluster) => cluster.Status switch
    {
        var status when status == ClusterStatus.Error => WaitVerdict.Failed(status.Word, cluster.StatusReason),
        var status when cluster.IsLeaving => WaitVerdict.Failed(status.Word, "the cluster is being deleted"),
        var status when status == ClusterStatus.Stopped && !cluster.IsTurning => WaitVerdict.Failed(
            status.Word, "the cluster is stopped and takes no change but a start; set power_state = \"running\" of the vkcc_cluster and apply that first"),

        // Words never seen before may mean work as well.
        var status => WaitVerdict.GoOn(status.ToString()),
    };
}

/// <summary>One look at a cluster.</summary>
/// <param name="Cluster">Null when there is no such cluster.</param>
internal record Sight(Cluster? Cluster);

/// <summary>One look at a cluster and at one of its members.</summary>
/// <param name="Member">Null when there is no such member, or when the cluster takes no changes now, so that the member was not looked at.</param>
internal sealed record Sight<T>(Cluster? Cluster, T? Member) : Sight(Cluster)
    where T : class, IClusterMember;
