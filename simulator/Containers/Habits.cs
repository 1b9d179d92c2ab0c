namespace Vkcc.Simulator;

/// <summary>Habits that the service takes on when told to through <c>POST /_simulator/habits</c>: those of a real Magnum (openstack-observed.md section
/// 6), and what the second generation may have.</summary>
/// <remarks>Counted in reads and not in time, so that they show at every speed.</remarks>
internal sealed record Habits
{
    /// <summary>Both generations: after every accepted change, so many reads of the object show it as it was.</summary>
    public int LateReads { get; init; }

    /// <summary>Both generations: after every create, so many reads of the object are answered with 404, and lists leave it out.</summary>
    public int NotFoundReads { get; init; }

    /// <summary>Second generation: a change that comes while the cluster is RECONCILING is accepted and done afterwards, instead of refused with 409; a
    /// deletion begins at once.</summary>
    public bool QueueWhileBusy { get; init; }

    /// <summary>First generation: a change of labels, limits, size or flavor that comes while the cluster is busy is accepted and forgotten, instead of
    /// refused with 409.</summary>
    public bool DropWhileBusy { get; init; }

    /// <summary>First generation: at the end of a cluster's deletion so many reads, lists included, are answered with 400; the cluster is gone after
    /// them.</summary>
    public int HalfDeletedReads { get; init; }

    /// <summary>First generation: an upgrade refused with 400 leaves the cluster in ERROR.</summary>
    public bool FailAfterRefusedUpgrade { get; init; }

    /// <summary>First generation: labels <c>true</c> and <c>false</c> come back as <c>True</c> and <c>False</c>.</summary>
    public bool RespellLabels { get; init; }

    /// <summary>Second generation: the cluster is RECONCILING while one of its add-ons is installed, changed or removed, as in the first.</summary>
    public bool ReconcileForAddons { get; init; }

    /// <summary>Second generation: an add-on's Kubernetes versions are written <c>1.34</c>, and not <c>v1.34.2</c>.</summary>
    public bool ShortKubeVersions { get; init; }

    /// <summary>First generation: an add-on's values come back without comments and with their names in order, and not byte for byte.</summary>
    public bool NormalizeValues { get; init; }

    /// <summary>Both generations: a policy's settings come back with their names in order, and not byte for byte.</summary>
    public bool SortSettings { get; init; }

    /// <summary>Null when they make sense, else why not.</summary>
    public string? Problem() =>
        LateReads is < 0 or > 1000 || NotFoundReads is < 0 or > 1000 || HalfDeletedReads is < 0 or > 1000 ? "reads are counted from 0 to 1000" : null;
}

/// <summary>What readers see of an object whose last change has not reached them yet: Magnum accepts first and acts later (openstack-observed.md section
/// 6).</summary>
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
