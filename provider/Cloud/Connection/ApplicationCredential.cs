using System.Text;

namespace VkCloud;

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

    internal override bool CanRenew => true;

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id).Append(", Name = ").Append(Name).Append(", SecretText = ***");
        return true;
    }
}
