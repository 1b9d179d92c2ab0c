namespace Vkcc.Simulator;

internal sealed record ApplicationCredential(string Id, string Name, string Secret, string UserId, string ProjectId);
