using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>TLS between Kestrel's transport and its HTTP/2, with one client: the one whose certificate the environment held.</summary>
/// <remarks>Kestrel's own middleware needs a service container and logging at start; this is the same <see cref="SslStream"/> without them.</remarks>
internal sealed class TlsTransport
{
    /// <summary>A client that has not logged in by then is cut off.</summary>
    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly SslServerAuthenticationOptions options;

    /// <param name="certificate">With its key.</param>
    /// <param name="client">DER of the only certificate that is let in.</param>
    public TlsTransport(X509Certificate2 certificate, byte[] client) => options = new SslServerAuthenticationOptions
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true),
        ClientCertificateRequired = true,

        // The chain says nothing (both sides are self-signed): the bytes do. Anything else would let every local user in on a loopback port.
        RemoteCertificateValidationCallback = (_, presented, _, _) => presented is not null && presented.GetRawCertData().AsSpan().SequenceEqual(client),
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        },
        ApplicationProtocols = [SslApplicationProtocol.Http2],
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        AllowRenegotiation = false,
        AllowTlsResume = false,
    };

    /// <summary>Connection middleware.</summary>
    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var outer = connection.Transport;
        await using var stream = new SslStream(new DuplexPipeStream(outer), leaveInnerStreamOpen: true);
        if (!await AuthenticateAsync(stream, connection.ConnectionClosed))
        {
            connection.Abort(new ConnectionAbortedException("The TLS handshake failed."));
            return;
        }

        var pool = connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool;
        var input = PipeReader.Create(stream, new StreamPipeReaderOptions(pool, leaveOpen: true));
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(pool, leaveOpen: true));
        connection.Transport = new DuplexPipe(input, output);
        try
        {
            await next(connection);
        }
        finally
        {
            await input.CompleteAsync();
            await output.CompleteAsync();
            connection.Transport = outer;
        }
    }

    private async Task<bool> AuthenticateAsync(SslStream stream, CancellationToken closed)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(closed);
        limit.CancelAfter(HandshakeTimeout);
        try
        {
            await stream.AuthenticateAsServerAsync(options, limit.Token);
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException)
        {
            PluginLog.Current.HandshakeFailed(e.Message);
            return false;
        }
    }
}
