using System.Text;

namespace VkCloud;

/// <summary>A user with a password, whose domain is given by name or by id.</summary>
/// <param name="Username">Null when the user is given by <see cref="UserId"/>.</param>
/// <param name="UserDomainId">Wins over <see cref="UserDomainName"/> when not null.</param>
public sealed record PasswordCredentials(string? Username, string Password, string? UserDomainName = "users", string? UserDomainId = null) : Credentials
{
    /// <summary>Wins over name and domain when not null.</summary>
    public string? UserId { get; init; }

    internal override string Secret => Password;

    internal override bool CanRenew => true;

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Username = ").Append(Username ?? UserId).Append(", Password = ***");
        return true;
    }
}
