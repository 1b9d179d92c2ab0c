using Microsoft.Extensions.Logging;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>The log of this process in Terraform's: which records Terraform would show (plugin-protocol section 1.9), and Kestrel's own, for the case that the
/// transport is the trouble.</summary>
internal sealed class HclogLoggerFactory(HclogWriter writer, LogLevel lowest) : ILoggerFactory
{
    /// <summary>The provider's own log.</summary>
    public ILogger Provider { get; } = new HclogLogger(writer, lowest, "provider", isForeign: false);

    /// <summary>None when Terraform wants no records.</summary>
    /// <param name="variable">Null for a variable that is not set.</param>
    public static LogLevel LowestLevel(Func<string, string?> variable)
    {
        var word = variable("TF_LOG_PROVIDER") is { Length: > 0 } provider ? provider : variable("TF_LOG");
        return word?.ToUpperInvariant() switch
        {
            null or "" or "OFF" => LogLevel.None,
            "DEBUG" => LogLevel.Debug,
            "INFO" => LogLevel.Information,
            "WARN" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,

            // JSON says how Terraform prints, not how much; it and any unknown word mean everything.
            _ => LogLevel.Trace,
        };
    }

    public ILogger CreateLogger(string categoryName) => new HclogLogger(writer, lowest, categoryName, isForeign: true);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    /// <param name="isForeign">A library's: its records are debug and trace at most, and its words alone are taken.</param>
    private sealed class HclogLogger(HclogWriter writer, LogLevel lowest, string module, bool isForeign) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => Own(logLevel) >= lowest;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var fields = !isForeign && state is IReadOnlyList<KeyValuePair<string, object?>> given ? given : [];
                writer.Write(
                    Own(logLevel), module, formatter(state, exception), exception is null ? fields : [.. fields, new("error", ExceptionText.Of(exception))]);
            }
        }

        private LogLevel Own(LogLevel level) => !isForeign ? level : level >= LogLevel.Information ? LogLevel.Debug : LogLevel.Trace;
    }
}
