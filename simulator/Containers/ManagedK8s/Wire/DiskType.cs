namespace Vkcc.Simulator;

internal sealed record DiskType(CinderVolumeType? CinderVolumeType);
