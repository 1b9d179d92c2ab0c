namespace VkCloud.Http;

/// <summary>Reads a body up to a limit; memory grows with what really comes.</summary>
internal static class BoundedBody
{
    /// <returns>The bytes, and true when there was more than the limit.</returns>
    public static async Task<(byte[] Bytes, bool Cut)> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(8 * 1024, limit)];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == limit)
                {
                    var more = new byte[1];
                    return (buffer, await stream.ReadAsync(more, cancellationToken) > 0);
                }

                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, limit));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                Array.Resize(ref buffer, length);
                return (buffer, false);
            }

            length += read;
        }
    }
}
