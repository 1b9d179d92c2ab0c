namespace Terraform.Framework;

/// <summary>The life of one operation: its cancellation token and why that tripped.</summary>
internal sealed class OperationScope : IDisposable
{
    /// <summary>Longer than any timer can run; such a limit is none.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly CancellationToken stopping;
    private readonly CancellationTokenSource? timer;
    private readonly CancellationTokenSource linked;

    public OperationScope(TimeSpan? limit, TimeProvider clock, CancellationToken stopping, CancellationToken call)
    {
        this.stopping = stopping;
        Limit = limit;
        timer = limit is { } span && span < LongestTimer ? new CancellationTokenSource(span < TimeSpan.Zero ? TimeSpan.Zero : span, clock) : null;
        linked = CancellationTokenSource.CreateLinkedTokenSource(call, stopping, timer?.Token ?? CancellationToken.None);
    }

    public TimeSpan? Limit { get; }

    public CancellationToken Token => linked.Token;

    public bool IsStopped => stopping.IsCancellationRequested;

    public bool IsTimedOut => timer is { IsCancellationRequested: true };

    /// <summary>Stops the limit's clock while the operation waits for others of this process.</summary>
    public void Pause() => timer?.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);

    /// <summary>The whole limit, from now on.</summary>
    public void Restart()
    {
        if (Limit is { } span)
        {
            timer?.CancelAfter(span < TimeSpan.Zero ? TimeSpan.Zero : span);
        }
    }

    public void Dispose()
    {
        linked.Dispose();
        timer?.Dispose();
    }
}
