namespace Terraform.Protocol;

/// <summary>Messages of a stream, one after another.</summary>
internal interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last <see cref="MoveNext"/> found.</summary>
    T Current { get; }

    /// <summary>Waits for the next message; false when the other side has ended the stream.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
