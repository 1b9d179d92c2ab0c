using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Acceptance;

/// <summary>The plugin channel is kept free of the machine's authorities (docs/design/start-up.md); HTTPS to the cloud is not.</summary>
internal sealed class TrustStory() : Story("Conformance")
{
    [Test]
    public async Task An_untrusted_cloud_is_refused_and_never_spoken_to_unless_the_machine_trusts_it()
    {
        await using var terraform = await OpenAsync();
        using var certificate = SelfSigned();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var ending = new CancellationTokenSource();
        var spokenTo = 0;
        var serving = ServeAsync(listener, certificate, () => Interlocked.Increment(ref spokenTo), ending.Token);
        terraform.Set("OS_AUTH_URL", $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/v3/");

        var refused = await terraform.TryApplyAsync("fixed.tf");
        var spokenToUntrusted = spokenTo;

        var trusted = Path.Combine(terraform.Home, "authorities.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem());
        terraform.Set("SSL_CERT_FILE", trusted);
        var accepted = await terraform.TryApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.Not.Zero);
            Assert.That(refused.Text, Does.Contain("is not trusted"));
            Assert.That(spokenToUntrusted, Is.Zero, "Nothing is sent to a cloud that is not trusted, a password least of all.");
            Assert.That(accepted.ExitCode, Is.Not.Zero, "It is no Keystone.");
            Assert.That(accepted.Text, Does.Not.Contain("is not trusted"));
            Assert.That(spokenTo, Is.Positive);
        }

        await ending.CancelAsync();
        listener.Stop();
        await serving;
    }

    /// <summary>Answers 404 to whoever completes the handshake and sends something.</summary>
    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate, Action spokenTo, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(cancellationToken);
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(certificate);
                if (await stream.ReadAsync(new byte[4096], cancellationToken) > 0)
                {
                    spokenTo();
                    await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken);
                }
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException
                or OperationCanceledException or SocketException)
            {
                // A client that turns away is what this test is about.
            }
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
