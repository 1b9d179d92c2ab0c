namespace Vkcc.Simulator;

/// <param name="Known">False for a zone that only a patched object names; it cannot fail.</param>
internal sealed record ZoneView(string Name, bool Known, bool Failed);
