namespace Vkcc.Simulator;

/// <summary>What <c>GET /_simulator/view</c> answers and the page draws. Nothing secret has a place in it.</summary>
/// <param name="Calls">The latest API calls, newest first.</param>
internal sealed record PageView(ClockView Clock, IReadOnlyList<RegionView> Regions, IReadOnlyList<CallView> Calls);
