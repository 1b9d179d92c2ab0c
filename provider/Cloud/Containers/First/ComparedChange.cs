namespace VkCloud.First;

/// <summary>One change of something that takes calls without a promise: compared before and after, and called for again only when nothing has come of
/// it.</summary>
/// <remarks>
/// The service answers "accepted" before it knows whether it will, shows what it does later, and drops calls that come while it is busy, without a word.
/// So a call whose answer was lost, that was refused as untimely, or that was accepted and dropped, is followed by a new comparison and never by a mere repeat:
/// only when nothing at all has moved for <see cref="Stillness"/> is what is still missing called for.
/// </remarks>
/// <typeparam name="T">What one look sees.</typeparam>
/// <param name="pace">Its timeout is that of the whole, all calls and looks included.</param>
internal sealed class ComparedChange<T>(ContainerInfraChanges pace)
{
    /// <summary>Calls that may have no effect before that is told.</summary>
    private const int MostCalls = 3;

    private const int MostOddAnswers = 20;

    /// <summary>How long nothing may move before a call counts as without effect; changes show late (a second observed, more under load).</summary>
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(30);

    /// <summary>How long an effect must stand, at rest, when nobody saw it being worked on: what works on it may show later than it does.</summary>
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(2);

    /// <summary>How long a service that refuses a repeated call is taken to be busy with the first one, unseen.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(5);

    /// <summary>A service that shows a change late may not show the object either for a moment.</summary>
    private static readonly TimeSpan NotVisibleYet = TimeSpan.FromSeconds(60);

    /// <summary>For messages: <c>node group 1f… to have 5 nodes</c>.</summary>
    public required string What { get; init; }

    public required Func<CancellationToken, Task<T>> Look { get; init; }

    /// <summary>What ends it whatever was wanted; null when there is nothing of the kind.</summary>
    public required Func<T, WaitVerdict?> Trouble { get; init; }

    /// <summary>True when nothing is under way: the time to call, and to compare.</summary>
    public required Func<T, bool> AtRest { get; init; }

    /// <summary>True when what is wanted is there.</summary>
    public required Func<T, bool> Effect { get; init; }

    /// <summary>Everything that changes when something happens, for messages too.</summary>
    public required Func<T, string> Marks { get; init; }

    public required Func<T, CancellationToken, Task> Call { get; init; }

    /// <summary>True for a change that nobody sees being worked on, however long it takes: an accepted call is then waited for to the end.</summary>
    public bool WorksUnseen { get; init; }

    /// <returns>What the last look saw: at rest, with the effect.</returns>
    public async Task<T> RunAsync(CancellationToken cancellationToken)
    {
        var started = pace.TimeProvider.GetTimestamp();
        for (int accepted = 0, refused = 0; ;)
        {
            var before = await LookUntilAsync(started, seen => AtRest(seen) ? WaitVerdict.Done(Marks(seen)) : WaitVerdict.GoOn(Marks(seen)), cancellationToken);
            if (Effect(before))
            {
                return before;
            }

            if (accepted == MostCalls)
            {
                throw new WaitException($"waited for {What}: the service accepted {accepted} calls and nothing came of them; it is {Marks(before)}")
                {
                    Outcome = WaitOutcome.Failed,
                    LastStatus = Marks(before),
                    Elapsed = pace.TimeProvider.GetElapsedTime(started),
                };
            }

            var (refusal, isCertain) = await CallAsync(before, cancellationToken);
            accepted += refusal is null ? 1 : 0;

            // Without a proof that the call was accepted there may be nothing to wait for; the repeated call is refused when there is.
            var busyUnseen = WorksUnseen && (refusal is null ? isCertain : accepted > 0);
            var settling = new Settling(this, before, !busyUnseen ? Stillness : refusal is null ? pace.Timeout : Unseen, pace.TimeProvider);
            await LookUntilAsync(started, settling.Judge, cancellationToken);
            if (refusal is not null && !busyUnseen && !settling.Moved && ++refused == MostCalls)
            {
                // Not busy, then: the service has another reason, and says it.
                throw refusal;
            }
        }
    }

    /// <returns>No refusal when the call was accepted, which is certain, or may have been; why not when nothing was done.</returns>
    private async Task<(ApiException? Refusal, bool IsCertain)> CallAsync(T before, CancellationToken cancellationToken)
    {
        try
        {
            await Call(before, cancellationToken);
            return (null, true);
        }
        catch (ApiException e) when (e.OutcomeUnknown)
        {
            return (null, false);
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict || e.IsTransient)
        {
            return (e, true);
        }
    }

    private Task<T> LookUntilAsync(long started, Func<T, WaitVerdict> judge, CancellationToken cancellationToken)
    {
        var remaining = pace.Timeout - pace.TimeProvider.GetElapsedTime(started);
        var oddAnswers = 0;
        return new Wait<T>
        {
            What = What,
            Look = Look,
            Judge = seen => Trouble(seen) ?? judge(seen),
            Timeout = remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero,
            MissingGrace = NotVisibleYet,
            Schedule = pace.Schedule,
            TimeProvider = pace.TimeProvider,

            // Some services answer 400 about an object that is half gone, and a gateway in between may answer with a page of its own for a while.
            LookPast = e => e.Kind is ApiFailureKind.Invalid or ApiFailureKind.BadResponse && ++oddAnswers <= MostOddAnswers,
            Progress = pace.Progress,
        }.RunAsync(cancellationToken);
    }

    /// <summary>Follows a call until its effect is there, or nothing moves any more.</summary>
    private sealed class Settling(ComparedChange<T> change, T before, TimeSpan stillness, TimeProvider time)
    {
        private string last = change.Marks(before);
        private long since = time.GetTimestamp();
        private bool busy;

        /// <summary>True when anything has changed since the call.</summary>
        public bool Moved { get; private set; }

        public WaitVerdict Judge(T now)
        {
            var marks = change.Marks(now);
            if (marks != last)
            {
                (last, since, Moved) = (marks, time.GetTimestamp(), true);
            }

            if (!change.AtRest(now))
            {
                busy = true;
                return WaitVerdict.GoOn(marks);
            }

            var still = time.GetElapsedTime(since);
            return still >= stillness || (change.Effect(now) && (busy || still >= Confirmation)) ? WaitVerdict.Done(marks) : WaitVerdict.GoOn(marks);
        }
    }
}
