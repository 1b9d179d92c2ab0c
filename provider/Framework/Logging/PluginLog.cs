using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Terraform.Framework;

/// <summary>The log of the process, and what this room writes into it. Parameters are named as in Terraform's log, since their names are the keys
/// there.</summary>
/// <remarks>Never pass a secret: what is written here may end in a public pipeline log.</remarks>
public static partial class PluginLog
{
    /// <summary>Writes nothing until the plugin host puts its own here, which it does once, and only when Terraform asks for logs.</summary>
    public static ILogger Current { get; set; } = NullLogger.Instance;

    [LoggerMessage(LogLevel.Error, "Unexpected error")]
    internal static partial void UnexpectedError(this ILogger log, string reference, string operation, Exception exception);

    [LoggerMessage(LogLevel.Error, "A value of the wrong type is replaced by its absence")]
    internal static partial void WrongType(this ILogger log, string attribute);

    [LoggerMessage(LogLevel.Error, "A missing attribute is taken as null")]
    internal static partial void MissingAttribute(this ILogger log, string attribute);

    [LoggerMessage(LogLevel.Warning, "Private state cannot be read and counts as empty")]
    internal static partial void UnreadablePrivateState(this ILogger log, int bytes);

    [LoggerMessage(LogLevel.Error, "A replacement path that exists neither before nor after is left out")]
    internal static partial void SurplusReplacementPath(this ILogger log, AttributePath path);

    [LoggerMessage(LogLevel.Warning, "Progress of an action cannot be told")]
    internal static partial void UntoldProgress(this ILogger log, Exception exception);
}

/// <summary>An exception as logs and crash reports may show it: its kinds and places. Its words may quote data, secrets too, and are left out.</summary>
public static class ExceptionText
{
    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        for (var each = exception; each is not null; each = each.InnerException)
        {
            text.Append(text.Length == 0 ? string.Empty : "\n--- by ").Append(each.GetType().FullName);

            // The words of a mistake of ours, which quote nothing.
            if (each.GetType() == typeof(InvalidOperationException))
            {
                text.Append(": ").Append(each.Message);
            }

            if (each.StackTrace is { Length: > 0 } stack)
            {
                text.Append('\n').Append(stack);
            }
        }

        return text.ToString();
    }
}
