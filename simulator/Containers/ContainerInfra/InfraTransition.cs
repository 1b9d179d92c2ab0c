namespace Vkcc.Simulator;

/// <summary>One row of the first generation's state machine, in both words: <c>new_status</c> and the old <c>status</c>.</summary>
/// <param name="From">Values of <c>new_status</c> it starts in; empty for creation.</param>
/// <param name="To">Null when nothing is left.</param>
internal sealed record InfraTransition(IReadOnlyList<string> From, string During, string OldDuring, string? To, string OldTo);
