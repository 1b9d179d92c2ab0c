using VkCloud;

namespace Vkcc;

/// <summary>Creates one object exactly once: an answer that got lost is looked into before the call is made again (docs/design/resume.md).</summary>
/// <param name="noun">For messages: <c>node group</c>.</param>
/// <param name="typeName">For messages: <c>vkcc_node_group</c>.</param>
/// <param name="nameAttribute">What "Name is taken" points at.</param>
internal abstract class OnceOnly<T>(Session session, string noun, string typeName, AttributePath nameAttribute)
    where T : class, ICloudObject
{
    private const int MostCalls = 3;

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(45);

    private readonly HashSet<string> waitedFor = new(StringComparer.Ordinal);

    protected Session Session => session;

    protected string Doing => $"Creating {Subject}";

    /// <summary>For messages: <c>node group "web"</c>.</summary>
    protected string Subject => $"{noun} \"{Name}\"";

    protected abstract string Name { get; }

    /// <summary>For messages: what tells it from others of its name.</summary>
    protected abstract string Mark { get; }

    /// <summary>Whether the call carries an id of our choice, so that what is found is known for ours or a stranger's at any time.</summary>
    protected virtual bool HasOwnId => false;

    /// <summary>Before each call: waits until it may be made.</summary>
    /// <param name="isLost">Whether the answer to one call got lost already.</param>
    /// <returns>What has the name.</returns>
    protected abstract Task<IReadOnlyList<T>> ReadyAsync(bool isLost, CancellationToken cancellationToken);

    /// <returns>The id in the answer, of the form that ids have.</returns>
    protected abstract Task<string> CallAsync(CancellationToken cancellationToken);

    /// <summary>All that may be what was asked for.</summary>
    /// <exception cref="ApiException">The look is not answered.</exception>
    protected abstract Task<IReadOnlyList<T>> FindAsync(CancellationToken cancellationToken);

    /// <summary>Whether what was not there before is what was asked for, in everything that the call says.</summary>
    protected abstract Task<bool> IsOursAsync(T found, CancellationToken cancellationToken);

    /// <summary>Waits for objects of the name that are on their way out.</summary>
    /// <returns>True when one was waited for.</returns>
    /// <exception cref="DiagnosticException">The name belongs to an object that stays.</exception>
    protected abstract Task<bool> UntilNameIsFreeAsync(IReadOnlyList<T> named, ApiException? cause, CancellationToken cancellationToken);

    /// <returns>The id of the new object.</returns>
    protected async Task<string> CreateOnceAsync(CancellationToken cancellationToken)
    {
        ApiException? lost = null;
        for (var calls = 1; ; calls++)
        {
            // What has the name after a lost answer is ours only if nothing had it a moment before.
            var there = await ReadyAsync(lost is not null, cancellationToken);
            if (lost is null && await UntilNameIsFreeAsync(there, null, cancellationToken))
            {
                calls--;
                continue;
            }

            // After a lost answer it may be shown later than it was looked for.
            if (lost is not null && await OursAmongAsync(there, lost) is { } late)
            {
                return late;
            }

            try
            {
                return await CallAsync(cancellationToken);
            }
            catch (ApiException e) when (e.OutcomeUnknown || e.Kind == ApiFailureKind.Conflict)
            {
                lost = e.OutcomeUnknown ? e : lost;
                var twins = await FindTwinsAsync(lost, cancellationToken);
                if ((HasOwnId || lost is not null) && await OursAmongAsync(twins, e) is { } ours)
                {
                    return ours;
                }

                if (await UntilNameIsFreeAsync(twins, e, cancellationToken))
                {
                    calls--;
                }
                else if (lost is not null && (cancellationToken.IsCancellationRequested || calls == MostCalls))
                {
                    throw Uncertain(lost, $"no {noun} of this {(HasOwnId ? "uuid or " : string.Empty)}name is shown yet");
                }
                else if (lost is null || calls == MostCalls)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Waits for the end of an object that this run deletes.</summary>
    /// <returns>False when this run does not delete it, or its deletion did not succeed.</returns>
    protected async Task<bool> DepartsAsync(string id, CancellationToken cancellationToken)
    {
        if (waitedFor.Add(id))
        {
            return await session.Departures.UntilGoneAsync(id, cancellationToken);
        }

        if (!session.Absence.IsProven(id))
        {
            return false;
        }

        // It is gone, and what shows it is late.
        await Task.Delay(TimeSpan.FromSeconds(1), session.Time, cancellationToken);
        return true;
    }

    protected virtual DiagnosticException Taken(T stranger, ApiException? cause) =>
        new(CloudErrors.NameTaken(noun, typeName, Name, stranger.Id, cause, nameAttribute), cause);

    /// <summary>What may be the object that was asked for. After a lost answer it looks several times, since the service may show a new object late.</summary>
    /// <remarks>An interrupt does not end the looks after a lost answer, only their own short limit: what may have been created must be found, or
    /// told.</remarks>
    private async Task<IReadOnlyList<T>> FindTwinsAsync(ApiException? lost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestLook, session.Time);
        var token = lost is null ? cancellationToken : limit.Token;
        try
        {
            for (var looks = 1; ; looks++)
            {
                var twins = await FindAsync(token);
                if (twins.Count > 0 || lost is null || looks == MostCalls)
                {
                    return twins;
                }

                await Task.Delay(TimeSpan.FromSeconds(looks), session.Time, token);
            }
        }
        catch (Exception e) when (lost is not null && e is ApiException or OperationCanceledException)
        {
            throw Uncertain(lost!, e.Message);
        }
        catch (ApiException)
        {
            // The refusal itself says enough.
            return [];
        }
    }

    /// <returns>The id of the one that is ours; null when none is.</returns>
    private async Task<string?> OursAmongAsync(IReadOnlyList<T> found, ApiException cause)
    {
        using var limit = new CancellationTokenSource(LongestLook, session.Time);
        List<T> ours = [];
        foreach (var one in found)
        {
            try
            {
                if (await IsOursAsync(one, limit.Token))
                {
                    ours.Add(one);
                }
            }
            catch (Exception e) when (e is ApiException or OperationCanceledException)
            {
                throw Uncertain(cause, $"{noun} {one.Id} has the name, and could not be looked at: {e.Message}");
            }
        }

        return ours switch
        {
            [] => null,
            [var one] => one.Id,
            _ => throw Uncertain(cause, $"{ours.Count} are what was asked for: {string.Join(", ", ours.Select(o => o.Id))}"),
        };
    }

    private DiagnosticException Uncertain(ApiException cause, string look) =>
        new(CloudErrors.CreationUncertain(noun, typeName, Name, Mark, cause, look), cause);
}
