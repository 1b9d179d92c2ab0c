using Microsoft.Extensions.Logging;

namespace Vkcc;

/// <summary>What this room writes into the log. Parameters are named as in Terraform's log, since their names are the keys there. Nothing is secret.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The answer to a change got lost; looking whether it took effect")]
    public static partial void ChangeUncertain(this ILogger log, string subject, string cause);

    [LoggerMessage(LogLevel.Information, "The cluster takes no change now; waiting for it")]
    public static partial void ClusterBusy(this ILogger log, string subject, string answer);

    /// <param name="for">What is waited for.</param>
    [LoggerMessage(LogLevel.Information, "Waiting for the cloud")]
    public static partial void Waiting(this ILogger log, string @for, string? status, string elapsed);

    [LoggerMessage(LogLevel.Warning, "The new cluster could not be looked at")]
    public static partial void NewClusterUnseen(this ILogger log, string id, string cause);

    [LoggerMessage(LogLevel.Warning, "The token that vkcc_kubeconfig handed out ends soon")]
    public static partial void TokenEndsSoon(this ILogger log, string? cluster_id, string? expires_at);
}
