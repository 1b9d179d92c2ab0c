namespace Vkcc.Simulator;

/// <summary>What readers see of an object whose last change has not reached them yet: Magnum accepts first and acts later (openstack-observed.md section 6).</summary>
internal sealed class LateSight<T>
    where T : class
{
    private T? before;
    private int lateReads;
    private int hiddenReads;

    /// <summary>Accepted a moment ago: the next reads find nothing.</summary>
    public void Hide(int reads) => hiddenReads = reads;

    /// <summary>Changed a moment ago: the next reads find what was there before.</summary>
    public void Keep(T shown, int reads) => (before, lateReads) = (reads > 0 ? shown : null, reads);

    /// <summary>One read; null when nothing is found yet.</summary>
    public T? Read(Func<T> now)
    {
        if (hiddenReads > 0)
        {
            hiddenReads--;
            return null;
        }

        if (lateReads > 0)
        {
            lateReads--;
            return before;
        }

        return now();
    }
}
