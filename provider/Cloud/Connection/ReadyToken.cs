using System.Text;

namespace VkCloud;

/// <summary>A token somebody else fetched: used as it is, never renewed.</summary>
public sealed record ReadyToken(string Token) : Credentials
{
    internal override string Secret => Token;

    internal override bool CanRenew => false;

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Token = ***");
        return true;
    }
}
