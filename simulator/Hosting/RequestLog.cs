namespace Vkcc.Simulator;

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
