using System.Text.Json.Serialization;

namespace Acceptance;

/// <summary>A call that the simulator received.</summary>
/// <param name="Status">Null while it runs, and when the connection was cut before an answer.</param>
internal sealed record CloudRequest(
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("query")] string? Query,
    [property: JsonPropertyName("status")] int? Status);
