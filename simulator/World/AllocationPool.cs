namespace Vkcc.Simulator;

internal sealed record AllocationPool(string Start, string End);

/// <summary>A route that the subnet's machines learn.</summary>
internal sealed record HostRoute(string? Destination, string? Nexthop);
