using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>Trouble ordered through <c>POST /_simulator/faults</c>.</summary>
internal sealed class Fault
{
    public int Id { get; set; }

    /// <summary>Null or empty is every method.</summary>
    public string? Method { get; init; }

    /// <summary>Regular expression, looked for anywhere in the path; null or empty is every path.</summary>
    public string? Path { get; init; }

    /// <summary>So many matching calls pass untouched first; counts down.</summary>
    public int Skip { get; set; }

    /// <summary>So many calls are struck; counts down, and below zero never ends.</summary>
    public int Times { get; set; } = 1;

    public FaultAction? Action { get; init; }

    /// <summary>How many calls are made to wait just now by <c>hang_seconds</c>, or, with what they asked for done, by <c>hold_seconds</c>.</summary>
    public int Held => Volatile.Read(ref held);

    private Regex? pattern;
    private int held;

    /// <summary>Makes a call wait, and counts it as long as it does.</summary>
    public async Task HoldAsync(double seconds, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref held);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), timeProvider, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref held);
        }
    }

    /// <summary>Null when the fault makes sense, else why not.</summary>
    public string? Problem()
    {
        try
        {
            // NonBacktracking keeps a bad expression from holding up every call.
            pattern = new Regex(Path ?? "", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return $"path is no regular expression: {exception.Message}";
        }

        return Action is null ? "action is missing" : Skip < 0 ? "skip is negative" : Action.Problem();
    }

    public bool Matches(string method, string path) =>
        Times != 0
        && (string.IsNullOrEmpty(Method) || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        && pattern!.IsMatch(path);
}
