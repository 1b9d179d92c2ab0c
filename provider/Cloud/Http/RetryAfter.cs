namespace VkCloud.Http;

/// <summary>The header Retry-After in both of its forms, seconds and date.</summary>
internal static class RetryAfter
{
    /// <summary>Never negative; null when the answer has none that can be read.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,

            // Against the answer's own clock when it tells one: ours may be wrong.
            { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
            _ => (TimeSpan?)null,
        };

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
