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
}

/// <summary>The calls received since the last time they were forgotten; the oldest go first when there are too many.</summary>
internal sealed class RequestLog
{
    private const int Capacity = 50_000;

    private readonly Lock gate = new();
    private readonly Queue<RequestEntry> entries = new();

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
        }
    }
}
