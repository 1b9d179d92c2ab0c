namespace VkCloud;

/// <summary>How a wait spaces its looks: at once, then slower and slower.</summary>
public sealed record WaitSchedule
{
    /// <summary>Looks at once, after 1 s, then each pause half as long again, up to 15 s.</summary>
    public static WaitSchedule Default { get; } = new();

    /// <summary>Between the first look and the second.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    public double Growth { get; init; } = 1.5;

    /// <param name="looks">Looks taken so far, at least 1.</param>
    public TimeSpan PauseAfter(int looks) =>
        TimeSpan.FromSeconds(Math.Min(FirstPause.TotalSeconds * Math.Pow(Growth, Math.Min(looks - 1, 60)), LongestPause.TotalSeconds));
}
