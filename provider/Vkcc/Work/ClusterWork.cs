using System.Globalization;
using VkCloud;

namespace Vkcc;

/// <summary>Changes of one cluster or of one of its groups: calls, and waits until the cloud shows the effect. The caller holds the cluster's turn.</summary>
/// <param name="Subject">For messages: <c>cluster "shop"</c>.</param>
/// <param name="GroupId">The group that is worked on; null for the cluster itself.</param>
internal sealed record ClusterWork(Session Session, string Subject, string ClusterId, string? GroupId, OperationClock Clock)
{
    /// <summary>A service may show an object a while after it accepted its creation.</summary>
    private static readonly TimeSpan NotVisibleYet = TimeSpan.FromSeconds(60);

    /// <summary>A cluster that is RUNNING for so long without showing an accepted change will not show it any more.</summary>
    private static readonly TimeSpan Dropped = TimeSpan.FromMinutes(3);

    /// <summary>Refusals of a cluster that looks free; a busy one is waited for as long as the operation may take.</summary>
    private const int MostRefusals = 6;

    private const int MostUncertainAnswers = 3;

    private const int MostOddAnswers = 20;

    // The second look comes soon: on a cloud that is ready at once it is the last.
    public static readonly WaitSchedule Schedule = new() { FirstPause = TimeSpan.FromMilliseconds(300), LongestPause = TimeSpan.FromSeconds(15) };

    /// <summary>Whether a group tells enough as its cluster shows it, so that it need not be read itself; null: it always is.</summary>
    public Func<NodeGroup, bool>? IsEnough { get; init; }

    private Generation Generation => Session.Of(ClusterId);

    /// <summary>Looks once. What is null is proven gone.</summary>
    /// <exception cref="ApiException">The look is not answered, or the cloud contradicts itself.</exception>
    public async Task<Sight> LookAsync(CancellationToken cancellationToken)
    {
        // Anew; what is seen also serves those who plan within this apply, until the next change.
        var cluster = await Generation.SharedClusterAsync(ClusterId, cancellationToken, SharedReads.Anew) ?? await Session.Absence.RecheckClusterAsync(ClusterId, [], cancellationToken);
        if (cluster is null)
        {
            if (GroupId is not null)
            {
                await Session.Absence.ExpectGoneWithClusterAsync(ClusterId, GroupId, cancellationToken);
            }

            return new Sight(null, null);
        }

        Session.Absence.Saw(cluster.Id, cluster.Uuid, cluster.Name);
        if (GroupId is null || !cluster.IsFree)
        {
            // While the cluster is busy the group's own state does not matter yet, so the second call is saved.
            return new Sight(cluster, null);
        }

        var shown = cluster.NodeGroups?.WithId(GroupId) is { } embedded && IsEnough?.Invoke(embedded) == true ? embedded : null;
        var group = shown ?? await Generation.NodeGroupAsync(GroupId, cancellationToken) ?? await Session.Absence.RecheckGroupAsync(cluster, GroupId, cancellationToken);
        if (group is not null)
        {
            Session.Absence.Saw(group.Id, group.Uuid, group.Name);
        }

        return new Sight(cluster, group);
    }

    /// <summary>Whether what is worked on is not there any more.</summary>
    public bool IsGone(Sight sight) => sight.Cluster is null || (GroupId is not null && sight.Group is null && sight.Cluster.IsFree);

    /// <summary>Waits until a cluster that was just created is RUNNING. It may not be visible at once.</summary>
    /// <exception cref="WaitException">It fails, is gone, is being deleted, or the time is up.</exception>
    public async Task<Cluster> UntilCreatedAsync(CancellationToken cancellationToken) =>
        (await WaitAsync("to become RUNNING", NotVisibleYet, JudgeFree, cancellationToken)).Cluster!;

    /// <summary>Waits until the cluster takes changes.</summary>
    /// <exception cref="WaitException">It fails, is gone, is being deleted, or the time is up.</exception>
    public Task<Sight> UntilFreeAsync(CancellationToken cancellationToken) => WaitAsync("to become RUNNING", TimeSpan.Zero, JudgeFree, cancellationToken);

    /// <summary>Waits until nothing is under way, stopped or not.</summary>
    /// <exception cref="WaitException">It fails, is gone, is being deleted, or the time is up.</exception>
    public Task<Sight> UntilAtRestAsync(CancellationToken cancellationToken) => WaitAsync(
        "to be at rest",
        TimeSpan.Zero,
        sight => sight.Cluster is { IsAtRest: true } cluster ? WaitVerdict.Done(cluster.Status.Word) : JudgeFree(sight),
        cancellationToken);

    /// <summary>Looks until one look is answered.</summary>
    public Task<Sight> LookPatientlyAsync(CancellationToken cancellationToken) =>
        WaitAsync("to be shown", TimeSpan.Zero, sight => WaitVerdict.Done(sight.Cluster?.Status.ToString() ?? "gone"), cancellationToken);

    /// <summary>Waits until the cluster is RUNNING and shows what was asked for.</summary>
    /// <param name="shows">Whether the effect is there.</param>
    public async Task<Sight> UntilShownAsync(Func<Sight, bool> shows, CancellationToken cancellationToken)
    {
        var wasBusy = false;
        var freeLooks = 0;
        long? freeSince = null;
        return await WaitAsync("to carry out the change", NotVisibleYet, Judge, cancellationToken);

        WaitVerdict Judge(Sight sight)
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

    /// <summary>Waits until the cluster, or the group when one is worked on, is gone.</summary>
    /// <param name="patience">How long it may stand there as if nothing had been asked.</param>
    /// <returns>False when it stands there all the same, and the call must be made again; with the last sight of it.</returns>
    public async Task<(bool IsGone, Sight Last)> UntilGoneAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        long? untouchedSince = null;
        var gone = false;
        var last = await WaitAsync("to be gone", TimeSpan.Zero, Judge, cancellationToken);
        return (gone, last);

        WaitVerdict Judge(Sight sight)
        {
            // Deleting a group ends with a cluster that is free again, so that the next change finds it so.
            gone = IsGone(sight);
            if (gone)
            {
                return WaitVerdict.Done("gone");
            }

            // An old status may be shown for a while after the call, and a broken cluster can be deleted like a sound one.
            var status = sight.Cluster!.Status;
            if (!sight.Cluster.IsUntouched)
            {
                untouchedSince = null;
                return WaitVerdict.GoOn(status.ToString());
            }

            untouchedSince ??= Session.Time.GetTimestamp();
            return Session.Time.GetElapsedTime(untouchedSince.Value) < patience ? WaitVerdict.GoOn(status.ToString()) : WaitVerdict.Done(status.ToString());
        }
    }

    /// <summary>Makes one change and waits until it shows. A busy cluster is waited for; an answer that got lost is looked into before the call is made again.</summary>
    /// <param name="call">Safe to repeat: asking twice for the same comes to the same.</param>
    public async Task<Sight> ChangeAsync(Func<CancellationToken, Task> call, Func<Sight, bool> shows, CancellationToken cancellationToken)
    {
        for (var uncertain = 0; ;)
        {
            try
            {
                await CallWhenFreeAsync(call, cancellationToken);
            }
            catch (ApiException e) when (e.OutcomeUnknown && ++uncertain < MostUncertainAnswers)
            {
                PluginLog.Write(LogLevel.Warn, "The answer to a change got lost; looking whether it took effect", ("subject", Subject), ("cause", e.Message));
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
                PluginLog.Write(LogLevel.Info, "The cluster takes no change now; waiting for it", ("subject", Subject), ("answer", e.Message));
                var before = await LookAsync(cancellationToken);
                if (before.Cluster is { IsAtRest: false })
                {
                    await UntilAtRestAsync(cancellationToken);
                    refusals = 0;
                }
                else
                {
                    await Task.Delay(Schedule.PauseAfter(refusals), Session.Time, cancellationToken);
                }
            }
        }
    }

    private static WaitVerdict JudgeFree(Sight sight) => sight.Cluster switch
    {
        null => WaitVerdict.Missing(),
        { IsFree: true, Status: var status } => WaitVerdict.Done(status.Word),
        var busy => Busy(busy),
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

    private async Task<Sight> WaitAsync(string forWhat, TimeSpan missingGrace, Func<Sight, WaitVerdict> judge, CancellationToken cancellationToken)
    {
        var oddAnswers = 0;
        return await new Wait<Sight>
        {
            What = $"{Subject} {forWhat}",
            Look = LookAsync,
            Judge = judge,
            Timeout = Clock.Remaining,
            MissingGrace = missingGrace,
            Schedule = Schedule,
            TimeProvider = Session.Time,

            // Some services answer 400 about an object that is half gone, and a gateway in between may answer with a page of its own for a while.
            LookPast = e => e.Kind is ApiFailureKind.Invalid or ApiFailureKind.BadResponse && ++oddAnswers <= MostOddAnswers,
            Progress = Report,
        }.RunAsync(cancellationToken);
    }

    public static void Report(WaitProgress progress) => PluginLog.Write(
        LogLevel.Info,
        "Waiting for the cloud",
        ("for", progress.What),
        ("status", progress.Status),
        ("elapsed", progress.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s"));
}
