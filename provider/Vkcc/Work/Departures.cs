using System.Collections.Concurrent;

namespace Vkcc;

/// <summary>Objects that this run deletes. A name is taken once, so what is to get the name of one of them waits for its end.</summary>
/// <remarks>Terraform orders a replacement by itself. It does not order the end of a deposed object and the creation of its successor
/// (docs/design/resume.md).</remarks>
internal sealed class Departures(TimeProvider time)
{
    /// <summary>How long a deletion of the same run may be late.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Task> leaving = new(StringComparer.Ordinal);

    /// <summary>A deletion has been asked for; disposing what is returned tells its end, good or not.</summary>
    /// <param name="id">Of the object, or what several have in common: then the end is that of all.</param>
    public IDisposable Begin(string id)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        leaving.AddOrUpdate(id, end.Task, (_, others) => Task.WhenAll(others, end.Task));
        return new Departure(end);
    }

    /// <summary>Waits for the end of a deletion that this run makes.</summary>
    /// <returns>False when this run does not delete the object.</returns>
    public async Task<bool> UntilGoneAsync(string id, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        Task? end;
        while (!leaving.TryGetValue(id, out end))
        {
            if (time.GetElapsedTime(asked) >= Lateness)
            {
                return false;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        await end.WaitAsync(cancellationToken);
        return true;
    }

    private sealed class Departure(TaskCompletionSource end) : IDisposable
    {
        public void Dispose() => end.TrySetResult();
    }
}
