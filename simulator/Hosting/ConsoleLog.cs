using System.Globalization;
using System.Threading.Channels;

namespace Vkcc.Simulator;

/// <summary>A line per call for people who watch. Lines are lost rather than waited for: nobody may be reading our output.</summary>
internal sealed class ConsoleLog : IAsyncDisposable
{
    private readonly Channel<string> lines = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TextWriter? writer;

    public ConsoleLog(TextWriter? writer)
    {
        this.writer = writer;
        if (writer is not null)
        {
            // A thread of its own: writing to a pipe that nobody empties would block one of the pool's.
            new Thread(() => Pump(writer)) { IsBackground = true, Name = "console" }.Start();
        }
    }

    public void Write(RequestEntry entry)
    {
        if (writer is not null)
        {
            var query = entry.Query.Length > 0 ? "?" + entry.Query : "";
            var status = entry.Status?.ToString(CultureInfo.InvariantCulture) ?? "cut";
            lines.Writer.TryWrite(string.Create(CultureInfo.InvariantCulture, $"{entry.Time:HH:mm:ss.fff} {entry.Method} {entry.Path}{query} {status}"));
        }
    }

    public ValueTask DisposeAsync()
    {
        lines.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private void Pump(TextWriter target)
    {
        try
        {
            while (lines.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (lines.Reader.TryRead(out var line))
                {
                    target.WriteLine(line);
                }
            }
        }
        catch (IOException)
        {
            // The reader of our output is gone; that is no reason to stop serving.
        }
    }
}
