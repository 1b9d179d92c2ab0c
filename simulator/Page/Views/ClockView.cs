namespace Vkcc.Simulator;

/// <summary>Simulated time.</summary>
/// <param name="Factor">Simulated seconds in a real one.</param>
/// <param name="Instant">Operations take no time.</param>
internal sealed record ClockView(DateTimeOffset Now, double Factor, bool Instant);
