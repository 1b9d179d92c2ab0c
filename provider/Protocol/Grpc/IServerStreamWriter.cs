namespace Terraform.Protocol;

/// <summary>Sends the messages of an answer that is a stream.</summary>
internal interface IServerStreamWriter<in T>
{
    /// <summary>Sends one message and waits until the client can take more. One at a time.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken = default);
}
