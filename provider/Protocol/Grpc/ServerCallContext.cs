namespace Terraform.Protocol;

/// <summary>What a handler knows about its call beside the request.</summary>
internal sealed class ServerCallContext
{
    /// <summary>The request path, as in <c>/tfplugin6.Provider/ReadResource</c>.</summary>
    public required string Method { get; init; }

    public Metadata RequestHeaders { get; init; } = [];

    /// <summary>Sent after the answer, beside the status.</summary>
    public Metadata ResponseTrailers { get; } = [];

    /// <summary>In UTC; <see cref="DateTime.MaxValue"/> when the client set none, as Terraform does.</summary>
    public DateTime Deadline { get; init; } = DateTime.MaxValue;

    /// <summary>Set when the client gave up or went away, or the deadline has passed.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>How the call ends when the handler returns without an exception.</summary>
    public Status Status { get; set; } = Status.DefaultSuccess;
}
