using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

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

    /// <summary>Null when the action makes sense, else why not.</summary>
    public string? Problem()
    {
        bool[] kinds = [Status is not null, DropResponse, Reset, HangSeconds is not null, HoldSeconds is not null, Garbage, ClusterStatus is not null];
        return kinds.Count(kind => kind) != 1 ? "an action is exactly one of status, drop_response, reset, hang_seconds, hold_seconds, garbage, cluster_status"
            : Status is < 200 or > 599 ? "status must lie between 200 and 599"
            : HangSeconds is < 0 or > 3600 ? "hang_seconds must lie between 0 and 3600"
            : HoldSeconds is < 0 or > 3600 ? "hold_seconds must lie between 0 and 3600"
            : Status is null && (Headers ?? (object?)Body) is not null ? "headers and body go with status"
            : null;
    }
}
