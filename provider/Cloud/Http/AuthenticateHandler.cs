using System.Net;
using Microsoft.Extensions.Logging;
using VkCloud.Identity;

namespace VkCloud.Http;

/// <summary>Puts the token on a request.</summary>
internal sealed class AuthenticateHandler(Sessions sessions) : DelegatingHandler
{
    private const string Header = "X-Auth-Token";

    private static readonly HttpRequestOptionsKey<Session> Key = new("vkcc.session");

    /// <summary>The session whose token the request carries: the one to forget when it is refused, and no newer one.</summary>
    public static Session SessionOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var session) ? session : throw new InvalidOperationException("The request has not been authenticated.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(cancellationToken);
        request.Options.Set(Key, session);
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, session.Token);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Answers a 401 with one new login and one repeat; a 401 means that the service did nothing, so this is safe for every method.</summary>
internal sealed class ReauthenticateHandler(Sessions sessions, ILogger log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !sessions.CanRenew)
        {
            return response;
        }

        response.Dispose();
        sessions.Forget(AuthenticateHandler.SessionOf(request));
        log.LoggingInAgain(Call.Of(request).Service);
        return await base.SendAsync(request, cancellationToken);
    }
}
