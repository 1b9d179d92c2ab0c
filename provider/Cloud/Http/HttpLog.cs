using Microsoft.Extensions.Logging;

namespace VkCloud.Http;

/// <summary>What this room writes into the log. Parameters are named as in Terraform's log, since their names are the keys there. Nothing is secret.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(LogLevel.Debug, "cloud request")]
    public static partial void Exchange(
        this ILogger log, string service, string method, string path, long ms, int status, string? request_id);

    [LoggerMessage(LogLevel.Debug, "cloud request")]
    public static partial void ExchangeFailed(
        this ILogger log, string service, string method, string path, long ms, string error, bool outcome_unknown);

    [LoggerMessage(LogLevel.Trace, "request body")]
    public static partial void RequestBody(this ILogger log, string service, string path, string body);

    [LoggerMessage(LogLevel.Trace, "response body")]
    public static partial void ResponseBody(this ILogger log, string service, string path, string body);

    [LoggerMessage(LogLevel.Debug, "token refused, logging in again")]
    public static partial void LoggingInAgain(this ILogger log, string service);

    [LoggerMessage(LogLevel.Warning, "trying again")]
    public static partial void TryingAgain(
        this ILogger log, string service, string method, string path, string reason, int attempt, long pause_ms);
}
