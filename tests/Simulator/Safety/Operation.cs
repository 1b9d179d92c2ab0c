namespace SimulatorTests.Safety;

/// <summary>One kind of work on a resource: the configuration before and after, and the call that has the effect.</summary>
/// <param name="Path">Regular expression of the call's path.</param>
/// <param name="Replaced">How many objects the operation creates, all of them anew.</param>
internal sealed record Operation(string Name, Wanted[] Before, Wanted[] After, string Method, string Path, int Created = 0)
{
    /// <summary>Applied before <see cref="Before"/>, where that cannot be made at once.</summary>
    public Wanted[] First { get; init; } = [];

    public bool IsOfFirstGeneration { get; init; }

    /// <summary>What is changed has another id afterwards.</summary>
    public bool ChangesId { get; init; }

    /// <summary>Stops or starts a cluster.</summary>
    public bool IsPower { get; init; }

    public bool IsCreate => Method == "POST" && Created > 0;

    public bool IsDelete => Method == "DELETE";

    public bool IsOfGroup => Path.StartsWith("/node", StringComparison.Ordinal);

    public bool IsOfAddon => Path.Contains("addons", StringComparison.Ordinal);

    public bool IsOfPolicy => Path.Contains("security_policy", StringComparison.Ordinal);

    public bool IsOfCluster => !IsOfGroup && !IsOfAddon && !IsOfPolicy;

    /// <summary>The service finds what it made by its id alone, so after a lost answer only the console tells it.</summary>
    public bool IsBlind => IsCreate && IsOfPolicy && !IsOfFirstGeneration;

    public bool MakesCluster => IsCreate && IsOfCluster;

    public bool DeletesCluster => IsDelete && IsOfCluster;

    public override string ToString() => Name;
}
