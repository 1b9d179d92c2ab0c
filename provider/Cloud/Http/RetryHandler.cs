using System.Net;

namespace VkCloud.Http;

/// <summary>Tries again what is safe to try again.</summary>
/// <remarks>
/// A repeatable request: when no whole answer came, and on 429, 500, 502, 503, 504.
/// Any other: only when it is certain that nothing was done, that is when nothing was sent, on 429, and on a 503 that says when to come back.
/// </remarks>
internal sealed class RetryHandler(RetryPolicy policy, TimeProvider time, Random jitter, ICloudLog? log) : DelegatingHandler
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

            if (log?.IsEnabled(CloudLogLevel.Warn) == true)
            {
                log.Write(
                    CloudLogLevel.Warn,
                    "trying again",
                    ("service", call.Service),
                    ("method", call.Method),
                    ("path", call.Path),
                    ("reason", why),
                    ("attempt", attempt),
                    ("pause_ms", (long)pause.TotalMilliseconds));
            }

            await Task.Delay(pause, time, cancellationToken);
        }

        bool InTime(int attempt, int tries, TimeSpan wait) => attempt < Math.Min(tries, Patience.Tries ?? int.MaxValue) && time.GetElapsedTime(started) + wait < policy.Total;
    }

    private static async ValueTask<bool> MayRepeatAsync(Call call, HttpResponseMessage response, CancellationToken cancellationToken) => response.StatusCode switch
    {
        // gRPC-JSON answers 429 for an exhausted quota as well, and no patience helps against that.
        HttpStatusCode.TooManyRequests => !Answers.SpeaksOfQuota(ErrorBody.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)).Message),
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
