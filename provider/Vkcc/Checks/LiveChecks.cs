using System.Collections.Concurrent;
using VkCloud;

namespace Vkcc;

/// <summary>Asks the cloud during a plan without blocking it: a budget of time, and the warnings of what could not be asked. Answers are kept where they are
/// read (<see cref="SharedReads"/>).</summary>
/// <remarks>One for a plan, and within an apply one for each of its changes (<see cref="Session.BeginApply"/>): a long apply uses nothing up.</remarks>
/// <param name="told">What this process tells once (<see cref="Once"/>), with the call that tells it (<see cref="DiagnosticBag.Owner"/>).</param>
/// <param name="isApplying">What no apply could work with is left to the call itself: an error of the plan inside an apply would leave an object
/// deposed.</param>
internal sealed class LiveChecks(TimeProvider time, ConcurrentDictionary<object, object> told, bool isApplying = false)
{
    /// <summary>A blip is passed over; an outage is told instead of sat out.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    private static readonly AsyncLocal<bool> Left = new();

    private readonly ConcurrentDictionary<Cause, Missed> missed = new();
    private readonly Lock gate = new();
    private TimeSpan spent;
    private int asking;
    private long askingSince;

    /// <summary>Makes a login, certificate or region that no apply could work with a mere warning for what the caller goes on to ask, and for nothing
    /// else.</summary>
    public static void LeaveToApply(bool isLeft) => Left.Value = isLeft;

    /// <summary>Asks within the budget. Only a login, certificate or region that no apply could work with is an error.</summary>
    /// <param name="what">For the warning: <c>the versions that are offered</c>.</param>
    /// <returns>The answer; null when there is none, and then the check is not made.</returns>
    public async Task<T?> AskAsync<T>(string what, Func<CancellationToken, Task<T>> read, DiagnosticBag diagnostics, CancellationToken cancellationToken)
        where T : class?
    {
        try
        {
            return await WithinBudgetAsync(read, cancellationToken);
        }
        catch (ApiException e) when (!isApplying && !Left.Value && EndsEveryApply(e))
        {
            // Said once: one error is enough to end the plan of all.
            if (told.GetOrAdd(new Once.Hopeless(e.Kind), diagnostics.Owner) == diagnostics.Owner)
            {
                throw;
            }
        }
        catch (ApiException e)
        {
            // What the project may not ask is one cause, whichever service says so.
            NotChecked(new(e.Kind, e.Kind == ApiFailureKind.Forbidden ? null : e.Service), what, e.Message, diagnostics);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            NotChecked(new(null, null), what, $"it took longer than the {Words.Duration(Budget)} that checks may take in all", diagnostics);
        }

        return null;
    }

    /// <summary>Adds what was found, unless one in the run is enough (<see cref="Diagnostic.Once"/>) and another object has said it.</summary>
    public void Say(Diagnostic found, DiagnosticBag diagnostics)
    {
        if (found.Once is not { } about || told.GetOrAdd(about, diagnostics.Owner) == diagnostics.Owner)
        {
            diagnostics.Add(found);
        }
    }

    // No outage that passes: with this login, certificate, region or address of Keystone no call of an apply can succeed either.
    private static bool EndsEveryApply(ApiException e) =>
        (e.Kind is ApiFailureKind.Unauthorized or ApiFailureKind.Untrusted or ApiFailureKind.NoEndpoint
            && e.Service is "identity" or "managed-k8s" or "container-infra")
        || e is { Service: "identity", IsTransient: false }
            or { Service: "identity", Kind: ApiFailureKind.UnknownHost }
            or { Service: "connection" };

    /// <summary>One warning for one cause: what the same resource misses for it is added, and other resources do not repeat it.</summary>
    private void NotChecked(Cause cause, string what, string why, DiagnosticBag diagnostics)
    {
        var found = missed.GetOrAdd(cause, _ => new Missed(diagnostics, why));
        if (found.Diagnostics.Owner != diagnostics.Owner)
        {
            return;
        }

        // Questions are asked side by side, and each may end here.
        lock (found)
        {
            if (found.Diagnostics != diagnostics)
            {
                (found.Diagnostics, found.Warning) = (diagnostics, null);
            }

            found.Questions.Add(what);
            var warning = Diagnostic.Warning(
                "Not checked against VK Cloud",
                $"The plan could not be compared with {Words.AllOf(found.Questions)}: {found.Why.TrimEnd('.')}. Apply may still be refused. "
                    + "Other resources may miss checks for the same reason; it is told once. plan_checks = \"offline\" turns such checks off.");
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

    private async Task<T> WithinBudgetAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Enter(), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Patience.Limit(Tries);
        try
        {
            return await read(both.Token).WaitAsync(both.Token);
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
                askingSince = time.GetTimestamp();
            }

            var left = Budget - spent - time.GetElapsedTime(askingSince);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--asking == 0)
            {
                spent += time.GetElapsedTime(askingSince);
            }
        }
    }

    /// <summary>Why questions have no answer.</summary>
    /// <param name="Kind">Null when the time was over.</param>
    /// <param name="Service">Null when it makes no difference.</param>
    private readonly record struct Cause(ApiFailureKind? Kind, string? Service);

    /// <summary>What was said about a cause.</summary>
    private sealed class Missed(DiagnosticBag diagnostics, string why)
    {
        /// <summary>Of the resource that met the cause first, in its latest run.</summary>
        public DiagnosticBag Diagnostics { get; set; } = diagnostics;

        /// <summary>The first answer, or ours.</summary>
        public string Why => why;

        public SortedSet<string> Questions { get; } = new(StringComparer.Ordinal);

        public Diagnostic? Warning { get; set; }
    }
}
