using System.Text;

namespace VkCloud;

/// <summary>An application credential of Keystone; it carries its project, and a scope sent along is refused.</summary>
/// <param name="SecretText">The secret that Keystone showed once.</param>
public sealed record ApplicationCredential(string Id, string SecretText) : Credentials
{
    internal override string Secret => SecretText;

    internal override bool CanRenew => true;

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id).Append(", SecretText = ***");
        return true;
    }
}
