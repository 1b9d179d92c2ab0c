namespace Vkcc.Simulator;

/// <summary>An API call without its query, headers and body.</summary>
/// <param name="Status">Null while it runs, and when the connection was cut before the work was done.</param>
/// <param name="Time">By the clock on the wall.</param>
internal sealed record CallView(string Method, string Path, int? Status, DateTimeOffset Time)
{
    public static CallView Of(RequestEntry entry) => new(entry.Method, entry.Path, entry.Status, entry.Time);
}
