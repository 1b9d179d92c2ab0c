namespace Vkcc.Simulator;

/// <summary>What <c>GET /_simulator/view</c> answers and the page draws. Nothing secret has a place in it.</summary>
/// <param name="Calls">The latest API calls, newest first.</param>
internal sealed record PageView(ClockView Clock, IReadOnlyList<RegionView> Regions, IReadOnlyList<CallView> Calls);

/// <summary>Simulated time.</summary>
/// <param name="Factor">Simulated seconds in a real one.</param>
/// <param name="Paused">It moves by hand alone.</param>
/// <param name="Instant">Operations take no time.</param>
internal sealed record ClockView(DateTimeOffset Now, double Factor, bool Paused, bool Instant);

/// <summary>An API call without its query, headers and body.</summary>
/// <param name="Status">Null while it runs, and when the connection was cut before the work was done.</param>
/// <param name="Time">By the clock on the wall.</param>
internal sealed record CallView(string Method, string Path, int? Status, DateTimeOffset Time)
{
    public static CallView Of(RequestEntry entry) => new(entry.Method, entry.Path, entry.Status, entry.Time);
}
