namespace VkCloud;

/// <summary>What one look at an object means for the wait.</summary>
/// <param name="Status">The status seen, in the cloud's word, for progress and for the message at the end.</param>
/// <param name="Reason">The cloud's reason for a failure; null otherwise.</param>
public readonly record struct WaitVerdict(WaitOutcome Outcome, string Status, string? Reason)
{
    public static WaitVerdict Done(string status) => new(WaitOutcome.Done, status, null);

    /// <summary>Not yet, whatever the status means: words never seen before are waited on too.</summary>
    public static WaitVerdict GoOn(string status) => new(WaitOutcome.GoOn, status, null);

    /// <summary>It will not come about any more.</summary>
    public static WaitVerdict Failed(string status, string? reason) => new(WaitOutcome.Failed, status, reason);

    /// <summary>The object is not there: gone on within the wait's <see cref="Wait{T}.MissingGrace"/>, failed after it.</summary>
    public static WaitVerdict Missing() => new(WaitOutcome.Missing, "not found", null);
}
