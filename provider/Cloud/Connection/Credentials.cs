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
    internal abstract bool CanRenew { get; }
}
