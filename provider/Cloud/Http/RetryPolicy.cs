namespace VkCloud.Http;

/// <summary>How often and how long a request is tried.</summary>
internal sealed record RetryPolicy
{
    /// <summary>Tries in all, the first included.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Tries in all when no connection comes about: a wrong address should not take long to be told.</summary>
    public int ConnectionTries { get; init; } = 4;

    /// <summary>Upper end of the first pause; it doubles with every try.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>No further try starts after this, measured from the first.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Full jitter: anything between nothing and a bound that doubles, so that many clients do not come back together.</summary>
    /// <param name="attempt">1 after the first try.</param>
    public TimeSpan Pause(int attempt, Random jitter)
    {
        var bound = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, attempt - 1), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(jitter.NextDouble() * bound);
    }
}
