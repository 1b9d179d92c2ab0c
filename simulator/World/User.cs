namespace Vkcc.Simulator;

/// <summary>A user of the one domain, with a role in the one project.</summary>
internal sealed record User(string Id, string Name, string Password, string Role);
