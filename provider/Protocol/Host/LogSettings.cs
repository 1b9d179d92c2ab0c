using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Which log records Terraform would show (section 1.9); the others need not be written.</summary>
internal static class LogSettings
{
    /// <param name="variable">Null for a variable that is not set.</param>
    public static LogLevel LowestLevel(Func<string, string?> variable)
    {
        var word = variable("TF_LOG_PROVIDER") is { Length: > 0 } provider ? provider : variable("TF_LOG");
        return word?.ToUpperInvariant() switch
        {
            null or "" or "OFF" => LogLevel.Off,
            "DEBUG" => LogLevel.Debug,
            "INFO" => LogLevel.Info,
            "WARN" => LogLevel.Warn,
            "ERROR" => LogLevel.Error,

            // JSON says how Terraform prints, not how much; it and any unknown word mean everything.
            _ => LogLevel.Trace,
        };
    }
}
