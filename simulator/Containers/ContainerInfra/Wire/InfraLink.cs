namespace Vkcc.Simulator;

internal sealed record InfraLink(string Href, string Rel);
