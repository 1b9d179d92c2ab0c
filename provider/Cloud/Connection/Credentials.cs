using System.Text;

namespace VkCloud;

/// <summary>A way of logging in: <see cref="PasswordCredentials"/>, <see cref="ApplicationCredential"/> or <see cref="ReadyToken"/>.</summary>
public abstract record Credentials
{
    private protected Credentials()
    {
    }

    /// <summary>What must never be shown; every message of a login is searched for it.</summary>
    internal abstract string Secret { get; }

    /// <summary>False when a login cannot be repeated, because all there is is a token.</summary>
    internal bool CanRenew => this is not ReadyToken;
}

/// <summary>A user with a password, whose domain is given by name or by id.</summary>
/// <param name="Username">Null when the user is given by <see cref="UserId"/>.</param>
/// <param name="UserDomainId">Wins over <see cref="UserDomainName"/> when not null.</param>
public sealed record PasswordCredentials(string? Username, string Password, string? UserDomainName = "users", string? UserDomainId = null) : Credentials
{
    /// <summary>Wins over name and domain when not null.</summary>
    public string? UserId { get; init; }

    internal override string Secret => Password;

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Username = ").Append(Username ?? UserId).Append(", Password = ***");
        return true;
    }
}

/// <summary>An application credential of Keystone; it carries its project, and a scope sent along is refused.</summary>
/// <param name="Id">Null when it is given by <see cref="Name"/>.</param>
/// <param name="SecretText">The secret that Keystone showed once.</param>
public sealed record ApplicationCredential(string? Id, string SecretText) : Credentials
{
    /// <summary>Unique for one user only, so <see cref="User"/> goes with it; not looked at when there is an id.</summary>
    public string? Name { get; init; }

    /// <summary>Whose credential <see cref="Name"/> is.</summary>
    public UserReference? User { get; init; }

    internal override string Secret => SecretText;

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id).Append(", Name = ").Append(Name).Append(", SecretText = ***");
        return true;
    }
}

/// <summary>A token somebody else fetched: used as it is, never renewed.</summary>
public sealed record ReadyToken(string Token) : Credentials
{
    internal override string Secret => Token;

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Token = ***");
        return true;
    }
}

/// <summary>A user of Keystone: by id, or by name within a domain.</summary>
/// <param name="Id">Wins over everything else when not null.</param>
/// <param name="DomainId">Wins over <see cref="DomainName"/> when not null.</param>
public sealed record UserReference(string? Id = null, string? Name = null, string? DomainName = "users", string? DomainId = null);
