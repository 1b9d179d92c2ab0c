namespace Vkcc.Simulator;

internal sealed record AdvanceRequest(double Seconds);
