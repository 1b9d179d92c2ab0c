using Microsoft.Extensions.Logging;

namespace Terraform.Protocol;

/// <summary>What this room writes into the log. Parameters are named as in Terraform's log, since their names are the keys there.</summary>
internal static partial class ProtocolLog
{
    [LoggerMessage(LogLevel.Error, "Terraform is gone and cannot be told what exists")]
    public static partial void Undelivered(this ILogger log, string tf_resource_type, string id);

    [LoggerMessage(LogLevel.Error, "Building the provider's services failed")]
    public static partial void ServicesFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Error, "A handler failed")]
    public static partial void HandlerFailed(this ILogger log, string method, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The plugin server did not stop in order")]
    public static partial void StopFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Debug, "A TLS handshake failed")]
    public static partial void HandshakeFailed(this ILogger log, string error);
}
