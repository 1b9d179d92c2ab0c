using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Vkcc.Simulator;

/// <summary>Gives out, finds and takes back tokens; their hour runs on the simulator's clock.</summary>
internal sealed class TokenStore(World world)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>A new token for who has just proved to be someone.</summary>
    /// <returns>The token itself, which is kept nowhere, and its record.</returns>
    public (string Text, Token Token) Issue(Login login)
    {
        var now = world.Clock.Now;
        world.Tokens.RemoveAll(old => old.ExpiresAt <= now);

        var text = "gAAAAAB" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        var token = new Token
        {
            Hash = Token.HashOf(text),
            UserId = login.User.Id,
            ProjectId = login.ProjectId,
            ApplicationCredentialId = login.ApplicationCredentialId,
            Methods = login.Methods,
            AuditId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            IssuedAt = now,
            ExpiresAt = login.ExpiresAt ?? now + Lifetime,
        };
        world.Tokens.Add(token);
        world.Changed = true;
        return (text, token);
    }

    /// <summary>Null for an unknown, revoked or expired one.</summary>
    public Token? Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var hash = Token.HashOf(text);
        return world.Tokens.FirstOrDefault(token => token.Hash == hash && token.ExpiresAt > world.Clock.Now);
    }

    public void Revoke(Token token)
    {
        world.Tokens.Remove(token);
        world.Changed = true;
    }

    public void RevokeAll()
    {
        world.Tokens.Clear();
        world.Changed = true;
    }
}

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
