using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VkCloud.Http;

/// <summary>The one place where a transport is made and where handlers are put in their order.</summary>
internal static class HttpChain
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>The sockets: proxies by <see cref="CloudOptions.Proxies"/>, trust by <see cref="CloudOptions.CaCertFile"/> or the system.</summary>
    /// <exception cref="ApiException">The file of authorities or a proxy's address cannot be read (<see cref="ApiFailureKind.Invalid"/>).</exception>
    public static SocketsHttpHandler CreateTransport(CloudOptions options)
    {
        var transport = new SocketsHttpHandler
        {
            // A redirect would take the token, a header of OpenStack's own, to wherever it points.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),

            // A wait lasts up to an hour: addresses behind a name may change meanwhile.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // Well before a gateway closes it (a minute is usual): a change sent into a connection that is just being closed has an unknown outcome.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            ActivityHeadersPropagator = null,
        };

        if (options.Proxies is { } proxies)
        {
            transport.Proxy = proxies.Problems is [var problem, ..] ? throw Unusable(problem, null) : proxies;
        }

        if (!string.IsNullOrEmpty(options.CaCertFile))
        {
            transport.SslOptions.CertificateChainPolicy = TrustOnly(options.CaCertFile);
        }
        else if (options.SystemTrust?.Invoke() is { } trust)
        {
            transport.SslOptions.CertificateChainPolicy = trust;
        }

        return transport;
    }

    /// <summary>For service calls, from the caller inwards.</summary>
    public static HttpMessageInvoker ForServices(CloudOptions options, Identity.Sessions sessions, HttpMessageHandler transport) =>
        new(
            // Outermost: one try is everything below, a new token and a new address included.
            new RetryHandler(options.Retry, options.TimeProvider, options.Jitter, options.Log)
            {
                // A 401 costs one new login and one repeat; it is never counted or waited for as a failure.
                InnerHandler = new ReauthenticateHandler(sessions, options.Log)
                {
                    // Puts the token on each time, since the one before may have been refused.
                    InnerHandler = new AuthenticateHandler(sessions)
                    {
                        InnerHandler = OnTheWire(options, transport),
                    },
                },
            });

    /// <summary>For Keystone itself: the same, without what needs a token first.</summary>
    public static HttpMessageInvoker ForIdentity(CloudOptions options, HttpMessageHandler transport) =>
        new(
            new RetryHandler(options.Retry, options.TimeProvider, options.Jitter, options.Log)
            {
                InnerHandler = OnTheWire(options, transport),
            });

    /// <summary>What every single exchange goes through, repeats included.</summary>
    private static LogHandler OnTheWire(CloudOptions options, HttpMessageHandler transport) =>
        // Logs what was really sent, one record an exchange, with the whole answer at hand.
        new(options.Log, options.TimeProvider)
        {
            // Innermost: the answer is read whole, bounded in size and time, and a break in it is a failed exchange for all above.
            InnerHandler = new ExchangeHandler(options.RequestTimeout, options.TimeProvider, options.UserAgent.HeaderValue, options.Proxies)
            {
                InnerHandler = transport,
            },
        };

    private static X509ChainPolicy TrustOnly(string file)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));

        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unusable($"the file of certificate authorities {file} cannot be used: {OneLine.Of(e.Message)}", e);
        }

        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw Unusable($"the file of certificate authorities {file} holds no certificate in PEM form", null);
    }

    private static ApiException Unusable(string detail, Exception? inner) => new(detail, inner) { Kind = ApiFailureKind.Invalid, Service = "connection" };
}
