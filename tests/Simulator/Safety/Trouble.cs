namespace SimulatorTests.Safety;

/// <summary>One kind of trouble, ready to be laid on the way of an operation.</summary>
/// <param name="Arm">Orders the trouble: faults of the simulator at once, or a trap for the wire.</param>
/// <param name="LosesObjects">The cloud itself breaks or loses the object, so a new one may take its place.</param>
internal sealed record Trouble(string Name, Func<SmallCloud, Operation, Task<Trap?>> Arm, bool LosesObjects = false)
{
    /// <summary>How the run itself must end. Without a word about it the trouble must be survived.</summary>
    public Func<Operation, Ending> Ends { get; init; } = _ => Ending.Done;

    /// <summary>Whether the call had its effect cannot be told from its answer; only a look at what is there tells.</summary>
    public bool LeavesInDoubt { get; init; }

    public Ending EndingOf(Operation operation) => LeavesInDoubt && operation.IsBlind ? Ending.Told : Ends(operation);

    public override string ToString() => Name;
}
