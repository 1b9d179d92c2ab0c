namespace VkCloud.Http;

/// <summary>The header Retry-After in both of its forms, seconds and date.</summary>
internal static class RetryAfter
{
    /// <summary>Whoever waits longer sleeps through the end of the trouble: a proxy's <c>86400</c>, or a date in the year 9999, would cost a whole operation.</summary>
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
