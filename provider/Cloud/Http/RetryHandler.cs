using System.Net;
using Microsoft.Extensions.Logging;

namespace VkCloud.Http;

/// <summary>Tries again what is safe to try again.</summary>
/// <remarks>
/// A repeatable request: when no whole answer came, and on 429, 500, 502, 503, 504.
/// Any other: only when it is certain that nothing was done, that is when nothing was sent, on 429, and on a 503 that says when to come back.
/// </remarks>
internal sealed class RetryHandler(RetryPolicy policy, TimeProvider time, Random jitter, ILogger log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        var started = time.GetTimestamp();

        for (var attempt = 1; ; attempt++)
        {
            TimeSpan pause;
            string why;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                var wait = PauseAfter(response, attempt);
                if (!await MayRepeatAsync(call, response, cancellationToken) || !InTime(attempt, policy.Tries, wait))
                {
                    return response;
                }

                (pause, why) = (wait, $"status {(int)response.StatusCode}");
                response.Dispose();
            }
            catch (ApiException failure) when (MayRepeat(call, failure) && InTime(attempt, policy.ConnectionTries, policy.LongestPause))
            {
                (pause, why) = (policy.Pause(attempt, jitter), failure.Detail);
            }

            log.TryingAgain(call.Service, call.Method, call.Path, why, attempt, (long)pause.TotalMilliseconds);
            await Task.Delay(pause, time, cancellationToken);
        }

        bool InTime(int attempt, int tries, TimeSpan wait) =>
            attempt < Math.Min(tries, Patience.Tries ?? int.MaxValue) && time.GetElapsedTime(started) + wait < policy.Total;
    }

    private static async ValueTask<bool> MayRepeatAsync(Call call, HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.StatusCode switch
        {
            // gRPC-JSON answers 429 for an exhausted quota as well, and no patience helps against that.
            HttpStatusCode.TooManyRequests =>
                !Answers.SpeaksOfQuota(ErrorBody.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)).Message),
            HttpStatusCode.ServiceUnavailable => call.Repeatable || response.Headers.RetryAfter is not null,
            HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => call.Repeatable,
            _ => false,
        };

    private static bool MayRepeat(Call call, ApiException failure) =>
        failure.Kind is ApiFailureKind.NoConnection or ApiFailureKind.UnknownHost or ApiFailureKind.Timeout

        // A login inside this call has its own tries; trying around them would multiply them.
        && failure.Service == call.Service
        && (call.Repeatable || !failure.OutcomeUnknown);

    private TimeSpan PauseAfter(HttpResponseMessage response, int attempt)
    {
        var own = policy.Pause(attempt, jitter);

        // The jitter is on top: never earlier than asked, and not all at once.
        return RetryAfter.Of(response, time) is { } asked ? asked + (own / 4) : own;
    }
}

/// <summary>How often and how long a request is tried.</summary>
internal sealed record RetryPolicy
{
    /// <summary>Tries in all, the first included.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Tries in all when no connection comes about: a wrong address should not take long to be told.</summary>
    public int ConnectionTries { get; init; } = 4;

    /// <summary>Upper end of the first pause; it doubles with every try.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>No further try starts after this, measured from the first.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Full jitter: anything between nothing and a bound that doubles, so that many clients do not come back together.</summary>
    /// <param name="attempt">1 after the first try.</param>
    public TimeSpan Pause(int attempt, Random jitter)
    {
        var bound = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, attempt - 1), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(jitter.NextDouble() * bound);
    }
}

/// <summary>The header Retry-After in both of its forms, seconds and date.</summary>
internal static class RetryAfter
{
    /// <summary>Whoever waits longer sleeps through the end of the trouble: a proxy's <c>86400</c>, or a date in the year 9999, would cost a whole
    /// operation.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Between nothing and a minute; null when the answer has none that can be read.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,

            // Against the answer's own clock when it tells one: ours may be wrong.
            { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
            _ => (TimeSpan?)null,
        };

        return wait is not { } told ? null : told < TimeSpan.Zero ? TimeSpan.Zero : told > Longest ? Longest : told;
    }
}
