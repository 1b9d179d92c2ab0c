namespace VkCloud;

/// <summary>A wait that did not end well. What was waited for still exists, unless <see cref="Outcome"/> says otherwise.</summary>
public sealed class WaitException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary><see cref="WaitOutcome.GoOn"/>: the time was up. <see cref="WaitOutcome.Failed"/>: the cloud reports failure. <see cref="WaitOutcome.Missing"/>: the object is not there.</summary>
    public required WaitOutcome Outcome { get; init; }

    /// <summary>The status seen last; null when none was seen.</summary>
    public string? LastStatus { get; init; }

    /// <summary>The cloud's reason for a failure; null when it gave none.</summary>
    public string? Reason { get; init; }

    public TimeSpan Elapsed { get; init; }
}
