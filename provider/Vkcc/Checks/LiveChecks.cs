using System.Collections.Concurrent;
using VkCloud;

namespace Vkcc;

/// <summary>Asks the cloud during a plan without blocking it: what cannot be asked becomes one warning, and all asking together takes ten seconds at most. Only a login, certificate or region that no apply could work with is an error.</summary>
internal sealed class LiveChecks(Session session)
{
    /// <summary>The question for the flavors.</summary>
    public const string Flavors = "the flavors";

    /// <summary>A blip is passed over; an outage is told instead of sat out.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Lazy<Task<object?>>> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> warned = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Missed> missed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> claimed = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private QuotaRules.Resources added = QuotaRules.Resources.None;
    private QuotaRules.Resources addedFirst = QuotaRules.Resources.None;
    private TimeSpan spent;
    private int asking;
    private long askingSince;

    public TimeProvider Time => session.Time;

    public CloudConnection Cloud => session.Cloud;

    /// <summary>Asks once per run; every resource of the plan gets the same answer.</summary>
    /// <param name="what">For the warning, and the key under which the answer is kept: <c>the versions that are offered</c>.</param>
    /// <returns>The answer; null when there is none, and then the check is not made.</returns>
    public async Task<T?> AskAsync<T>(string what, Func<CancellationToken, Task<T>> read, DiagnosticBag diagnostics, CancellationToken cancellationToken)
        where T : class
    {
        var asked = answers.GetOrAdd(what, _ => new Lazy<Task<object?>>(async () => await WithinBudgetAsync(read)));
        try
        {
            return (T?)await asked.Value.WaitAsync(cancellationToken);
        }
        catch (ApiException e) when (EndsEveryApply(e))
        {
            // Said once: one error is enough to end the plan of all.
            if (warned.TryAdd($"{e.Kind}", true))
            {
                throw;
            }
        }
        catch (ApiException e)
        {
            // What the project may not ask is one cause, whichever service says so.
            NotChecked(e.Kind == ApiFailureKind.Forbidden ? "forbidden" : $"{e.Kind} {e.Service}", what, e.Message, diagnostics);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            NotChecked("time", what, $"it took longer than the {Words.Duration(Budget)} that checks may take in all", diagnostics);
        }

        return null;
    }

    /// <summary>Makes the next question about this a new one, because a change of ours has made the answer old.</summary>
    public void Forget(string what) => answers.TryRemove(what, out _);

    /// <summary>Adds a warning of which one per run is enough.</summary>
    public void WarnOnce(string key, Diagnostic? warning, DiagnosticBag diagnostics)
    {
        if (warning is not null && warned.TryAdd(key, true))
        {
            // Questions are asked side by side, and each may end here.
            lock (diagnostics)
            {
                diagnostics.Add(warning);
            }
        }
    }

    /// <summary>Takes something that only one new object of a plan can have, such as a name.</summary>
    /// <returns>False when another has taken it.</returns>
    public bool Claim(string what) => claimed.TryAdd(what, true);

    /// <summary>Counts what a new object adds to the plan.</summary>
    /// <param name="first">Machines of the first generation, which live in the project; the others do not.</param>
    /// <returns>What the plan adds in all so far, of the generation.</returns>
    public QuotaRules.Resources Add(bool first, QuotaRules.Resources more)
    {
        lock (gate)
        {
            return first ? addedFirst = addedFirst.Plus(more) : added = added.Plus(more);
        }
    }

    // No outage that passes: with this login, certificate or region no call of an apply can succeed either.
    private static bool EndsEveryApply(ApiException e) =>
        e is { Kind: ApiFailureKind.Unauthorized or ApiFailureKind.Untrusted or ApiFailureKind.NoEndpoint, Service: "identity" or "managed-k8s" or "container-infra" };

    /// <summary>One warning for one cause: what the same resource misses for it is added, and other resources do not repeat it.</summary>
    private void NotChecked(string cause, string what, string why, DiagnosticBag diagnostics)
    {
        var found = missed.GetOrAdd(cause, _ => new Missed(diagnostics, why));
        if (found.Diagnostics != diagnostics)
        {
            return;
        }

        // Questions are asked side by side, and each may end here.
        lock (diagnostics)
        {
            found.Questions.Add(what);
            var warning = Diagnostic.Warning(
                "Not checked against VK Cloud",
                $"The plan could not be compared with {Words.AllOf(found.Questions)}: {found.Why}. Apply may still be refused. Other resources may miss checks for the same reason; it is told once. "
                    + "plan_checks = \"offline\" turns such checks off.");
            if (found.Warning is { } shown)
            {
                diagnostics.Replace(shown, warning);
            }
            else
            {
                diagnostics.Add(warning);
            }

            found.Warning = warning;
        }
    }

    private async Task<T> WithinBudgetAsync<T>(Func<CancellationToken, Task<T>> read)
    {
        using var limit = new CancellationTokenSource(Enter(), session.Time);
        Patience.Limit(Tries);
        try
        {
            return await read(limit.Token).WaitAsync(limit.Token);
        }
        finally
        {
            Leave();
        }
    }

    // Questions asked side by side share their time.
    private TimeSpan Enter()
    {
        lock (gate)
        {
            if (asking++ == 0)
            {
                askingSince = session.Time.GetTimestamp();
            }

            var left = Budget - spent - session.Time.GetElapsedTime(askingSince);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--asking == 0)
            {
                spent += session.Time.GetElapsedTime(askingSince);
            }
        }
    }

    /// <param name="Diagnostics">Of the resource that met the cause first.</param>
    /// <param name="Why">The first answer, or ours.</param>
    private sealed record Missed(DiagnosticBag Diagnostics, string Why)
    {
        public SortedSet<string> Questions { get; } = new(StringComparer.Ordinal);

        public Diagnostic? Warning { get; set; }
    }
}
