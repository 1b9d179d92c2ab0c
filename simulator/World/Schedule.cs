namespace Vkcc.Simulator;

/// <summary>What is to happen at moments of simulated time, in their order (<c>POST /_simulator/scenario</c>). Not saved, as faults are not.</summary>
internal sealed class Schedule(string name, DateTimeOffset startedAt, IReadOnlyList<ScheduledStep> steps)
{
    public string Name { get; } = name;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public IReadOnlyList<ScheduledStep> Steps { get; } = steps;

    /// <summary>Null when all has happened.</summary>
    public ScheduledStep? Next => Steps.FirstOrDefault(step => !step.Played);

    public DateTimeOffset TimeOf(ScheduledStep step) => StartedAt + step.At;
}

/// <param name="At">Simulated time since the beginning.</param>
/// <param name="Does">As the file says it.</param>
/// <param name="Act">Does it.</param>
internal sealed record ScheduledStep(TimeSpan At, string Does, Action Act)
{
    public bool Played { get; private set; }

    /// <summary>Why it could not be done; null otherwise.</summary>
    public string? Problem { get; private set; }

    public string State => !Played ? "to come" : Problem is null ? "done" : "failed";

    public void Play()
    {
        Played = true;
        try
        {
            Act();
        }
        catch (Refusal refusal)
        {
            // A game day goes on: the cluster that a step names may not have been made.
            Problem = refusal.Message;
        }
    }
}
