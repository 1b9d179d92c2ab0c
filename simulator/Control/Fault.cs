using System.Text.Json.Serialization;
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

    /// <summary>Of the calls that are not skipped each one with such a number is struck: 3 is every third.</summary>
    public int Every { get; set; } = 1;

    /// <summary>Matching calls that were not skipped.</summary>
    [JsonIgnore]
    public int Seen { get; set; }

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

        return Action is null ? "action is missing" : Skip < 0 ? "skip is negative" : Every < 1 ? "every is counted from 1" : Action.Problem();
    }

    public bool Matches(string method, string path) =>
        Times != 0
        && (string.IsNullOrEmpty(Method) || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        && pattern!.IsMatch(path);
}

/// <summary>What a fault does; exactly one of its kinds is set.</summary>
internal sealed record FaultAction
{
    /// <summary>Answer with this instead of doing anything.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Status { get; init; }

    /// <summary>Goes with <see cref="Status"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, string>? Headers { get; init; }

    /// <summary>Goes with <see cref="Status"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Body { get; init; }

    /// <summary>Do it, then cut the connection.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DropResponse { get; init; }

    /// <summary>Cut the connection before doing it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Reset { get; init; }

    /// <summary>Wait so many real seconds, then do it; a caller who leaves meanwhile finds nothing done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? HangSeconds { get; init; }

    /// <summary>Do it, and answer after so many real seconds; a caller who leaves meanwhile has it done without an answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? HoldSeconds { get; init; }

    /// <summary>Do it, and answer with something that is not JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Garbage { get; init; }

    /// <summary>Do it, and put the cluster it was about into this status, where it stays.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClusterStatus { get; init; }

    /// <summary>Do it, and let what goes on with the add-on it was about end in this status, where it stays.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AddonStatus { get; init; }

    /// <summary>Null when the action makes sense, else why not.</summary>
    public string? Problem()
    {
        bool[] kinds = [Status is not null, DropResponse, Reset, HangSeconds is not null, HoldSeconds is not null, Garbage, ClusterStatus is not null,
            AddonStatus is not null];
        return kinds.Count(kind => kind) != 1
            ? "an action is exactly one of status, drop_response, reset, hang_seconds, hold_seconds, garbage, cluster_status, addon_status"
            : Status is < 200 or > 599 ? "status must lie between 200 and 599"
            : HangSeconds is < 0 or > 3600 ? "hang_seconds must lie between 0 and 3600"
            : HoldSeconds is < 0 or > 3600 ? "hold_seconds must lie between 0 and 3600"
            : Status is null && (Headers ?? (object?)Body) is not null ? "headers and body go with status"
            : null;
    }
}
