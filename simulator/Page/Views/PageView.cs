namespace Vkcc.Simulator;

/// <summary>What <c>GET /_simulator/view</c> answers and the page draws. Nothing secret has a place in it.</summary>
/// <param name="Scenario">Null while none is played.</param>
/// <param name="Waits">What callers wait for just now.</param>
/// <param name="Calls">The latest API calls, newest first.</param>
internal sealed record PageView(
    ClockView Clock, ScenarioView? Scenario, IReadOnlyList<WaitView> Waits, IReadOnlyList<RegionView> Regions, IReadOnlyList<CallView> Calls);

/// <summary>Simulated time.</summary>
/// <param name="Factor">Simulated seconds in a real one.</param>
/// <param name="Paused">It moves by hand alone.</param>
/// <param name="Instant">Operations take no time.</param>
internal sealed record ClockView(DateTimeOffset Now, double Factor, bool Paused, bool Instant);

internal sealed record ScenarioView(string Name, IReadOnlyList<ScenarioStepView> Steps)
{
    public static ScenarioView Of(Schedule schedule) =>
        new(schedule.Name, [.. schedule.Steps.Select(step => new ScenarioStepView(schedule.TimeOf(step), step.Does, step.State, step.Problem))]);
}

/// <param name="Time">Simulated.</param>
/// <param name="State"><c>to come</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Problem">Why it failed.</param>
internal sealed record ScenarioStepView(DateTimeOffset Time, string Does, string State, string? Problem);

/// <summary>An API call without its query, headers and body.</summary>
/// <param name="Status">Null while it runs, and when the connection was cut before the work was done.</param>
/// <param name="Time">By the clock on the wall.</param>
internal sealed record CallView(string Method, string Path, int? Status, DateTimeOffset Time)
{
    public static CallView Of(RequestEntry entry) => new(entry.Method, entry.Path, entry.Status, entry.Time);
}
