namespace Vkcc.Simulator;

/// <summary>A disk type and where in its region it is offered (NG-8).</summary>
internal sealed record VolumeType(string Region, string Name, IReadOnlyList<string> Zones);
