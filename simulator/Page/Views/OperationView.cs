namespace Vkcc.Simulator;

/// <summary>What a cluster is busy with.</summary>
/// <param name="Step">From 1 on.</param>
/// <param name="Percent">Of its time, 0 to 100.</param>
/// <param name="Paused">Stands still for want of a majority, or of the zone it is done in.</param>
internal sealed record OperationView(OperationKind Kind, int Step, int Steps, int Percent, bool Paused)
{
    public static OperationView Of(Operation operation, DateTimeOffset now)
    {
        var whole = operation.Steps.Sum(step => step.Duration.TotalSeconds);
        var later = operation.Steps.Skip(operation.Current + 1).Sum(step => step.Duration.TotalSeconds);
        var left = Math.Max(0, (operation.Due - (operation.PausedAt ?? now)).TotalSeconds) + later;
        var percent = whole > 0 ? (int)Math.Clamp(100 * (whole - left) / whole, 0, 100) : 100;
        return new OperationView(operation.Kind, operation.Current + 1, operation.Steps.Count, percent, operation.PausedAt is not null);
    }
}
