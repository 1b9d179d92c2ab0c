namespace Vkcc.Simulator;

internal sealed record Region(string Id, string Description, IReadOnlyList<string> Zones);
