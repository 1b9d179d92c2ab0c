using Microsoft.Extensions.Logging;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Kestrel's own log in Terraform's, for the case that the transport is the trouble. Its records are debug and trace at most.</summary>
internal sealed class HclogLoggerFactory : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new HclogLogger(categoryName);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private sealed class HclogLogger(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => PluginLog.IsEnabled(Map(logLevel));

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                PluginLog.Write(
                    Map(logLevel), formatter(state, exception),
                    [("@module", category), .. exception is null ? ReadOnlySpan<(string, object?)>.Empty : [("error", ExceptionText.Of(exception))]]);
            }
        }

        private static Framework.LogLevel Map(Microsoft.Extensions.Logging.LogLevel level) =>
            level >= Microsoft.Extensions.Logging.LogLevel.Information ? Framework.LogLevel.Debug : Framework.LogLevel.Trace;
    }
}
