namespace Terraform.Protocol;

/// <summary>Notices that the client is gone: a killed Terraform sends no Shutdown, and its plugins must not stay behind (section 1.7).</summary>
/// <param name="vanished">Called once.</param>
internal sealed class ClientWatch(TimeProvider time, Action vanished) : IDisposable
{
    /// <summary>Terraform itself gives up on a plugin after 60 s; who has not connected by then never will.</summary>
    public static readonly TimeSpan FirstConnection = TimeSpan.FromSeconds(60);

    /// <summary>A client may drop its connection and dial again.</summary>
    public static readonly TimeSpan NextConnection = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private TaskCompletionSource? allClosed;
    private ITimer? timer;
    private int connections;

    /// <summary>Completes when no connection is open; at once when none is now. What was open and closed before does not count.</summary>
    public Task WhenAllAreClosed()
    {
        lock (gate)
        {
            if (connections == 0)
            {
                return Task.CompletedTask;
            }

            allClosed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return allClosed.Task;
        }
    }

    /// <summary>Starts waiting for the first connection.</summary>
    public void Start() => Arm(FirstConnection);

    public void Opened()
    {
        lock (gate)
        {
            connections++;
            timer?.Dispose();
            timer = null;
        }
    }

    public void Closed()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            if (--connections > 0)
            {
                return;
            }

            (waiting, allClosed) = (allClosed, null);
        }

        waiting?.TrySetResult();
        Arm(NextConnection);
    }

    public void Dispose()
    {
        lock (gate)
        {
            timer?.Dispose();
        }
    }

    private void Arm(TimeSpan due)
    {
        lock (gate)
        {
            if (connections == 0)
            {
                timer?.Dispose();
                timer = time.CreateTimer(static state => ((ClientWatch)state!).Expire(), this, due, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Expire()
    {
        lock (gate)
        {
            if (connections > 0)
            {
                return;
            }
        }

        vanished();
    }
}
