namespace VkCloud.Http;

/// <summary>Takes out of foreign text what may not be seen in it: some gateways and proxies answer with what they were sent.</summary>
internal static class Secrets
{
    private static readonly string[] headers = ["X-Auth-Token", "X-Subject-Token"];

    /// <summary>Without the tokens that this request carried, and without what its <see cref="Call.Mask"/> knows of.</summary>
    public static string Mask(HttpRequestMessage request, string text)
    {
        foreach (var header in headers)
        {
            if (request.Headers.TryGetValues(header, out var sent))
            {
                text = sent.Where(token => token.Length > 0).Aggregate(text, (masked, token) => masked.Replace(token, "***", StringComparison.Ordinal));
            }
        }

        return Call.Of(request).Mask(text);
    }
}
