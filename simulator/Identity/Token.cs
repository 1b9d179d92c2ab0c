using System.Security.Cryptography;
using System.Text;

namespace Vkcc.Simulator;

/// <summary>A token that was given out; only its hash is kept.</summary>
internal sealed record Token
{
    public required string Hash { get; init; }

    public required string UserId { get; init; }

    /// <summary>Null for a token without scope.</summary>
    public string? ProjectId { get; init; }

    public string? ApplicationCredentialId { get; init; }

    public required IReadOnlyList<string> Methods { get; init; }

    public required string AuditId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
