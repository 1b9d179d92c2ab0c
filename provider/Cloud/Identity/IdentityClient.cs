namespace VkCloud.Identity;

/// <summary>Who we are to the cloud.</summary>
public sealed class IdentityClient
{
    private readonly Sessions sessions;

    internal IdentityClient(Sessions sessions) => this.sessions = sessions;

    /// <summary>The session of the process; logs in when nobody did yet.</summary>
    /// <exception cref="ApiException">The login was refused or did not come about.</exception>
    public Task<Session> GetSessionAsync(CancellationToken cancellationToken) => sessions.GetAsync(cancellationToken);
}
