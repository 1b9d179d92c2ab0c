using System.Globalization;

namespace VkCloud;

/// <summary>A wait for an object of the cloud to become what it should: looks at once, slows down by itself, ends at its timeout.</summary>
/// <remarks>Troubles that pass by themselves (<see cref="ApiException.IsTransient"/>) are waited over; any other refusal ends the wait as it is.</remarks>
public sealed class Wait<T>
{
    /// <summary>What timers can hold; nobody waits longer.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(40);

    /// <summary>For messages: <c>cluster 2x… to become RUNNING</c>.</summary>
    public required string What { get; init; }

    /// <summary>One look.</summary>
    public required Func<CancellationToken, Task<T>> Look { get; init; }

    public required Func<T, WaitVerdict> Judge { get; init; }

    /// <summary>Of the whole wait, looks included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How long <see cref="WaitOutcome.Missing"/> is taken for "not visible yet", as services show right after a create.</summary>
    public TimeSpan MissingGrace { get; init; }

    public WaitSchedule Schedule { get; init; } = WaitSchedule.Default;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public Action<WaitProgress>? Progress { get; init; }

    /// <summary>Refusals beyond the transient ones that this wait looks past, such as a delete's 400 halfway.</summary>
    public Func<ApiException, bool>? LookPast { get; init; }

    /// <returns>The object as the last look saw it.</returns>
    /// <exception cref="WaitException">Time is up, the object failed, or it is not there.</exception>
    /// <exception cref="ApiException">The cloud refuses the look itself.</exception>
    public async Task<T> RunAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.GetTimestamp();

        // What is left of a caller's time may be less than nothing.
        var time = TimeSpan.FromTicks(Math.Clamp(Timeout.Ticks, 0, LongestTimeout.Ticks));
        using var limit = new CancellationTokenSource(time, TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        string? lastStatus = null;
        ApiException? lastTrouble = null;
        try
        {
            for (var looks = 1; ; looks++)
            {
                var pause = Schedule.PauseAfter(looks);
                try
                {
                    var seen = await Look(linked.Token);
                    lastTrouble = null;
                    var verdict = Judge(seen);
                    lastStatus = verdict.Status;
                    switch (verdict.Outcome)
                    {
                        case WaitOutcome.Done:
                            return seen;
                        case WaitOutcome.Failed:
                            var why = verdict.Reason is { } reason ? $", and the cloud says: {reason}" : "";
                            throw Ended(WaitOutcome.Failed, $"{What}: it is {verdict.Status}{why}", verdict);
                        case WaitOutcome.Missing when Elapsed() >= MissingGrace:
                            throw Ended(WaitOutcome.Missing, $"{What}: it is not there (any more)", verdict);
                    }

                    Progress?.Invoke(new(What, verdict.Status, Elapsed()));
                }
                catch (ApiException e) when (e.IsTransient || LookPast?.Invoke(e) == true)
                {
                    lastTrouble = e;
                    pause = e.RetryAfter > pause ? e.RetryAfter.Value : pause;
                    Progress?.Invoke(new(What, e.Message, Elapsed()));
                }

                await Task.Delay(pause < LongestTimeout ? pause : LongestTimeout, TimeProvider, linked.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var last = lastTrouble?.Message ?? (lastStatus is null ? "no look came to an end" : $"its last status was {lastStatus}");
            throw new WaitException($"waited {InWords(Timeout)} for {What}; {last}", lastTrouble)
            {
                Outcome = WaitOutcome.GoOn,
                LastStatus = lastStatus,
                Elapsed = Elapsed(),
            };
        }

        TimeSpan Elapsed() => TimeProvider.GetElapsedTime(started);

        WaitException Ended(WaitOutcome outcome, string message, WaitVerdict verdict) => new($"waited for {message}")
        {
            Outcome = outcome,
            LastStatus = verdict.Status,
            Reason = verdict.Reason,
            Elapsed = Elapsed(),
        };
    }

    private static string InWords(TimeSpan time) => time.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}

/// <summary>A wait that did not end well. What was waited for still exists, unless <see cref="Outcome"/> says otherwise.</summary>
public sealed class WaitException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary><see cref="WaitOutcome.GoOn"/>: the time was up. <see cref="WaitOutcome.Failed"/>: the cloud reports failure.
    /// <see cref="WaitOutcome.Missing"/>: the object is not there.</summary>
    public required WaitOutcome Outcome { get; init; }

    /// <summary>The status seen last; null when none was seen.</summary>
    public string? LastStatus { get; init; }

    /// <summary>The cloud's reason for a failure; null when it gave none.</summary>
    public string? Reason { get; init; }

    public TimeSpan Elapsed { get; init; }
}

/// <summary>Told after every look of a wait that is not over.</summary>
/// <param name="What">What is waited for.</param>
/// <param name="Status">In the cloud's word, or what kept us from seeing it.</param>
public sealed record WaitProgress(string What, string Status, TimeSpan Elapsed);

/// <summary>How a wait spaces its looks: at once, then slower and slower.</summary>
public sealed record WaitSchedule
{
    /// <summary>Looks at once, after 1 s, then each pause half as long again, up to 15 s.</summary>
    public static WaitSchedule Default { get; } = new();

    /// <summary>Between the first look and the second.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    public double Growth { get; init; } = 1.5;

    /// <param name="looks">Looks taken so far, at least 1.</param>
    public TimeSpan PauseAfter(int looks) =>
        TimeSpan.FromSeconds(Math.Min(FirstPause.TotalSeconds * Math.Pow(Growth, Math.Min(looks - 1, 60)), LongestPause.TotalSeconds));
}

/// <summary>What one look at an object means for the wait.</summary>
/// <param name="Status">The status seen, in the cloud's word, for progress and for the message at the end.</param>
/// <param name="Reason">The cloud's reason for a failure; null otherwise.</param>
public readonly record struct WaitVerdict(WaitOutcome Outcome, string Status, string? Reason)
{
    public static WaitVerdict Done(string status) => new(WaitOutcome.Done, status, null);

    /// <summary>Not yet, whatever the status means: words never seen before are waited on too.</summary>
    public static WaitVerdict GoOn(string status) => new(WaitOutcome.GoOn, status, null);

    /// <summary>It will not come about any more.</summary>
    public static WaitVerdict Failed(string status, string? reason) => new(WaitOutcome.Failed, status, reason);

    /// <summary>The object is not there: gone on within the wait's <see cref="Wait{T}.MissingGrace"/>, failed after it.</summary>
    public static WaitVerdict Missing() => new(WaitOutcome.Missing, "not found", null);
}

/// <summary>See the makers of <see cref="WaitVerdict"/>.</summary>
public enum WaitOutcome
{
    GoOn,
    Done,
    Failed,
    Missing,
}
