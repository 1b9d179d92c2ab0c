using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Unit.Support;

/// <summary>Keeps every record as one line: level, message, fields in their order.</summary>
internal sealed class RecordingLogger(LogLevel lowest = LogLevel.Trace) : ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Assert.That(IsEnabled(logLevel), "written without asking");
        var fields = ((IEnumerable<KeyValuePair<string, object?>>)state!).Where(field => field.Key != "{OriginalFormat}");
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} " + string.Join(' ', fields.Select(field => $"{field.Key}={field.Value}")));
    }
}
