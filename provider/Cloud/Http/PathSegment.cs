namespace VkCloud.Http;

/// <summary>One segment of a path made from an id.</summary>
internal static class PathSegment
{
    /// <exception cref="ArgumentException">The id is empty or would walk to another path.</exception>
    public static string Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id is "." or ".." ? throw new ArgumentException("An id cannot be a path.", nameof(id)) : Uri.EscapeDataString(id);
    }
}
