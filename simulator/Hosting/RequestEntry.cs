namespace Vkcc.Simulator;

/// <summary>One call in <c>GET /_simulator/requests</c>.</summary>
internal sealed class RequestEntry
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>As it came, without its question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>Null while the call runs, and when the connection was cut before the work was done.</summary>
    public int? Status { get; set; }

    /// <summary>When the call came, by the clock on the wall.</summary>
    public required DateTimeOffset Time { get; init; }
}
