namespace Terraform.Protocol;

/// <summary>Tells long waits that the practitioner has interrupted the run, or that the process is to end.</summary>
#pragma warning disable CA1001 // Lives as long as the process, and a token source without a timer holds nothing to dispose of.
public sealed class PluginLifetime
#pragma warning restore CA1001
{
    private readonly Lock gate = new();
    private CancellationTokenSource stopping = new();
    private bool isEnding;

    /// <summary>Set by <see cref="Stop"/>. Running calls should then end soon, with what they have and an error that says so; Terraform waits for
    /// them.</summary>
    public CancellationToken Stopping => Current().Token;

    /// <summary>What StopProvider asks for.</summary>
    public void Stop() => Current().Cancel();

    /// <summary>A new run begins (ConfigureProvider): in debug mode one process serves many, and the interrupt of one must not stop the next.</summary>
    public void BeginRun()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested && !isEnding)
            {
                // The old source stays with whoever still waits on it.
                stopping = new CancellationTokenSource();
            }
        }
    }

    /// <summary>Stops for good: the process itself is to end.</summary>
    internal void End()
    {
        lock (gate)
        {
            isEnding = true;
        }

        Stop();
    }

    private CancellationTokenSource Current()
    {
        lock (gate)
        {
            return stopping;
        }
    }
}
