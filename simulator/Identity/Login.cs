namespace Vkcc.Simulator;

/// <summary>Who somebody proved to be, and what for.</summary>
/// <param name="ProjectId">Null without scope.</param>
/// <param name="ExpiresAt">Set when a token led here: the new one does not outlive it.</param>
internal sealed record Login(
    User User,
    IReadOnlyList<string> Methods,
    string? ProjectId = null,
    string? ApplicationCredentialId = null,
    DateTimeOffset? ExpiresAt = null);
