namespace Terraform.Protocol;

/// <summary>Counts the provider's own calls, so that an orderly end can wait for them. go-plugin's streams do not count: they last as long as the
/// client.</summary>
internal sealed class RunningCalls
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;
    private bool isAwaited;

    /// <summary>Puts the count around a handler.</summary>
    public ServerCallHandler Counting(ServerCallHandler handler) => async (call, context) =>
    {
        Enter();
        try
        {
            await handler(call, context);
        }
        finally
        {
            Leave();
        }
    };

    /// <summary>Completes as soon as no call runs.</summary>
    public Task WhenIdle()
    {
        lock (gate)
        {
            isAwaited = true;
            CheckIdle();
        }

        return idle.Task;
    }

    private void Enter()
    {
        lock (gate)
        {
            count++;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            count--;
            CheckIdle();
        }
    }

    private void CheckIdle()
    {
        if (isAwaited && count == 0)
        {
            idle.TrySetResult();
        }
    }
}
