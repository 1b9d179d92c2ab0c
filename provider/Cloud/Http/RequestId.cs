namespace VkCloud.Http;

/// <summary>The id under which the cloud's own logs hold a request.</summary>
internal static class RequestId
{
    private static readonly string[] Names = ["X-Openstack-Request-Id", "X-Compute-Request-Id", "X-Request-Id"];

    /// <summary>Null when the answer names none.</summary>
    public static string? Of(HttpResponseMessage response)
    {
        foreach (var name in Names)
        {
            if (response.Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } id)
            {
                return OneLine.Of(id, 100);
            }
        }

        return null;
    }
}
