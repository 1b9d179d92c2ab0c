namespace Vkcc.Simulator;

/// <summary>One row of the state machine: an operation, the statuses it starts in, the one it shows, and the one it ends in.</summary>
/// <param name="From">Empty for creation: there was nothing before.</param>
/// <param name="To">Null when nothing is left.</param>
internal sealed record Transition(IReadOnlyList<string> From, string During, string? To);
