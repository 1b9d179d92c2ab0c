using System.Collections.Concurrent;
using System.Net.Http.Headers;
using VkCloud;
using VkCloud.Http;

namespace Keystone;

/// <summary>A connection that really connects, and remembers what went over the wire.</summary>
internal sealed class Wire : DelegatingHandler
{
    private Wire(CloudOptions options)
        : base(Transport(options))
    {
    }

    /// <summary>Bodies of logins, in order.</summary>
    public ConcurrentQueue<string> Logins { get; } = new();

    /// <summary>Takes the place of every login's body; null sends what the code made.</summary>
    public string? Instead { get; init; }

    public static (CloudConnection Cloud, Wire Wire) Connect(CloudOptions options, string? instead = null)
    {
        var wire = new Wire(options) { Instead = instead };
        return (new(options, () => wire), wire);
    }

    /// <summary>Each request on a connection of its own: Keystone's little server closes after every answer, and a login that met that would be counted
    /// twice.</summary>
    private static SocketsHttpHandler Transport(CloudOptions options)
    {
        var transport = HttpChain.CreateTransport(options);
        transport.PooledConnectionLifetime = TimeSpan.Zero;
        return transport;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/auth/tokens", StringComparison.Ordinal))
        {
            Logins.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
            if (Instead is not null)
            {
                request.Content = new StringContent(Instead, new MediaTypeHeaderValue("application/json"));
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
