namespace Vkcc.Simulator;

/// <summary>The faults that are waiting, in the order they were given.</summary>
internal sealed class FaultList
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private int lastId;

    public Fault Add(Fault fault)
    {
        if (fault.Problem() is { } problem)
        {
            throw Refusal.Invalid($"A fault cannot be used: {problem}.");
        }

        lock (gate)
        {
            fault.Id = ++lastId;
            faults.Add(fault);
            return fault;
        }
    }

    /// <summary>The fault for this call, if one strikes; every matching fault before it counts its skip down.</summary>
    public Fault? Take(string method, string path)
    {
        lock (gate)
        {
            foreach (var fault in faults.Where(fault => fault.Matches(method, path)))
            {
                if (fault.Skip > 0)
                {
                    fault.Skip--;
                    continue;
                }

                if (++fault.Seen % fault.Every != 0)
                {
                    continue;
                }

                if (fault.Times > 0)
                {
                    fault.Times--;
                }

                return fault;
            }

            return null;
        }
    }

    public IReadOnlyList<Fault> All()
    {
        lock (gate)
        {
            return [.. faults];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }
}
