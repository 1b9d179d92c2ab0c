using System.Net;
using VkCloud.Identity;

namespace VkCloud.Http;

/// <summary>Answers a 401 with one new login and one repeat; a 401 means that the service did nothing, so this is safe for every method.</summary>
internal sealed class ReauthenticateHandler(Sessions sessions, ICloudLog? log) : DelegatingHandler
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
        log?.Write(CloudLogLevel.Debug, "token refused, logging in again", ("service", Call.Of(request).Service));
        return await base.SendAsync(request, cancellationToken);
    }
}
