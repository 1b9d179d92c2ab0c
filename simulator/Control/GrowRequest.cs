namespace Vkcc.Simulator;

/// <param name="By"><c>cpu</c>, which is the default, or <c>ram</c>: what ran short.</param>
internal sealed record GrowRequest(string? By);
