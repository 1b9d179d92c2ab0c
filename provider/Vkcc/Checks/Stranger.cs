namespace Vkcc;

/// <summary>An object of the cloud that this run has not read from state, and that has a name which a new one wants or may get.</summary>
internal sealed record Stranger(string Id, string Name)
{
    /// <summary>Whether a moment ago its absence seemed proven.</summary>
    public bool WasGone { get; init; }

    /// <summary>Of objects with a wanted name. One that is being read from state is none, so it gets a moment.</summary>
    /// <returns>Null for an object of the state, or for none.</returns>
    public static async Task<Stranger?> OfAsync(Session session, (string Id, string Name)? named, CancellationToken cancellationToken) =>
        named is var (id, name) && await session.IsStrangerAsync(id, cancellationToken) ? new(id, name) { WasGone = session.Absence.IsProven(id) } : null;

    /// <summary>Those that have a name which the provider may choose.</summary>
    public static async Task<ValueList<Stranger>> WithPrefixAsync(
        Session session, string prefix, IEnumerable<(string Id, string? Name)> objects, CancellationToken cancellationToken)
    {
        var strangers = objects.Where(o => NamePrefix.MayBeChosen(prefix, o.Name) && !session.Managed.ContainsKey(o.Id)).ToList();
        if (strangers.Count > 0)
        {
            // Gives those of the state that are being read a moment, once for all.
            await session.IsStrangerAsync(strangers[0].Id, cancellationToken);
        }

        return [.. strangers.Where(o => !session.Managed.ContainsKey(o.Id)).Select(o => new Stranger(o.Id, o.Name!))];
    }
}
