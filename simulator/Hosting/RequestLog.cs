using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>One call in <c>GET /_simulator/requests</c>.</summary>
internal sealed class RequestEntry
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>As it came, without its question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>Null while the call runs, and when the connection was cut before the work was done.</summary>
    public int? Status { get; set; }

    /// <summary>When the call came, by the clock on the wall.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The cluster that the call changed, or whose group; null for all others.</summary>
    [JsonIgnore]
    public string? ClusterId { get; set; }

    /// <summary>From the call to its answer; null while it runs.</summary>
    [JsonIgnore]
    public TimeSpan? Took { get; set; }

    /// <summary>Null until it is read, and when there was no room to keep it.</summary>
    [JsonIgnore]
    public HttpPart? Sent { get; set; }

    /// <summary>Null until it is answered, when the connection was cut instead, and when there was no room to keep it.</summary>
    [JsonIgnore]
    public HttpPart? Answered { get; set; }
}

/// <summary>Headers and body of a request or an answer, with the secrets that are in them.</summary>
/// <param name="ContentType">Empty without a body.</param>
internal sealed record HttpPart(IReadOnlyList<KeyValuePair<string, string>> Headers, string ContentType, ReadOnlyMemory<byte> Body);

/// <summary>The calls received since the last time they were forgotten; the oldest go first when there are too many.</summary>
internal sealed class RequestLog
{
    private const int Capacity = 50_000;

    /// <summary>Bytes of bodies; beyond it those of the oldest calls are let go.</summary>
    private const long MostBodies = 64 << 20;

    private readonly Lock gate = new();
    private readonly Queue<RequestEntry> entries = new();
    private readonly Queue<RequestEntry> whole = new();
    private long kept;

    public void Add(RequestEntry entry)
    {
        lock (gate)
        {
            if (entries.Count == Capacity)
            {
                entries.Dequeue();
            }

            entries.Enqueue(entry);
        }
    }

    /// <summary>Counts what the call has left, and makes room for it.</summary>
    public void Bound(RequestEntry entry)
    {
        lock (gate)
        {
            whole.Enqueue(entry);
            kept += Size(entry);
            while (kept > MostBodies || whole.Count > Capacity)
            {
                var oldest = whole.Dequeue();
                kept -= Size(oldest);
                (oldest.Sent, oldest.Answered) = (null, null);
            }
        }
    }

    public IReadOnlyList<RequestEntry> All()
    {
        lock (gate)
        {
            return [.. entries];
        }
    }

    /// <summary>The last so many, oldest first.</summary>
    public IReadOnlyList<RequestEntry> Latest(int count)
    {
        lock (gate)
        {
            return [.. entries.Skip(entries.Count - count)];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            whole.Clear();
            kept = 0;
        }
    }

    private static long Size(RequestEntry entry) => (entry.Sent?.Body.Length ?? 0) + (entry.Answered?.Body.Length ?? 0);
}
