namespace Terraform.Framework;

/// <summary>The part of an operation's context that does not depend on the model.</summary>
public abstract class StatefulContext
{
    private readonly PrivateState @private;

    private protected StatefulContext(PrivateState @private) => this.@private = @private;

    /// <summary>Kept in state beside the model, also when the operation fails.</summary>
    public PrivateState Private => @private;

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>How long the operation may take in all, by the practitioner's <c>timeouts</c> or the resource's default; null when there is no limit.</summary>
    /// <remarks>The operation's cancellation token trips by itself when it is over; the framework then says so and keeps what was saved.</remarks>
    public TimeSpan? Timeout { get; internal set; }

    /// <summary>Set by the framework while an operation with a limit runs.</summary>
    internal OperationScope? Scope { get; set; }

    /// <summary>Stops the clock of <see cref="Timeout"/>: waiting for other operations of this process is not the operation's own time.</summary>
    public void PauseTimeout() => Scope?.Pause();

    /// <summary>The whole of <see cref="Timeout"/> counts from now on.</summary>
    public void RestartTimeout() => Scope?.Restart();

    /// <summary>What was saved last, as a value of the protocol; null when nothing was.</summary>
    internal abstract TfObject? SavedObject { get; }
}
