namespace VkCloud;

/// <summary>See the makers of <see cref="WaitVerdict"/>.</summary>
public enum WaitOutcome
{
    GoOn,
    Done,
    Failed,
    Missing,
}
