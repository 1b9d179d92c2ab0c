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
                            throw Ended(WaitOutcome.Failed, $"{What}: it is {verdict.Status}{(verdict.Reason is { } reason ? $", and the cloud says: {reason}" : "")}", verdict);
                        case WaitOutcome.Missing when Elapsed() >= MissingGrace:
                            throw Ended(WaitOutcome.Missing, $"{What}: it is not there (any more)", verdict);
                    }

                    Progress?.Invoke(new(What, verdict.Status, Elapsed(), looks));
                }
                catch (ApiException e) when (e.IsTransient || LookPast?.Invoke(e) == true)
                {
                    lastTrouble = e;
                    pause = e.RetryAfter > pause ? e.RetryAfter.Value : pause;
                    Progress?.Invoke(new(What, e.Message, Elapsed(), looks));
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
