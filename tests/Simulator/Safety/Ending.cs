namespace SimulatorTests.Safety;

/// <summary>How an apply in trouble ends, the three promises kept in each case.</summary>
internal enum Ending
{
    /// <summary>As if nothing had been: no error, the work done in the same run.</summary>
    Done,

    /// <summary>With a warning: what was created is in state, not tainted, and the next apply waits for it.</summary>
    GoesOn,

    /// <summary>With an error that says what is in state and what to do.</summary>
    Told,
}
