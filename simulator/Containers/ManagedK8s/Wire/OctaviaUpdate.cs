namespace Vkcc.Simulator;

internal sealed record OctaviaUpdate(IReadOnlyList<string>? AllowedCidrs);
