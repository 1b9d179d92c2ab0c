using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Unit.Support;
using VkCloud;

namespace Unit.Cloud;

/// <summary>The real transport: whom it trusts, and what it makes of connections that break.</summary>
public sealed class RealSocketsTests
{
    [Test]
    public async Task An_untrusted_certificate_is_refused_and_nothing_is_sent()
    {
        using var certificate = SelfSigned();
        var requests = 0;
        await using var server = await HttpsAsync(certificate, () => Interlocked.Increment(ref requests));
        await using var connection = Connect(server.Address);

        var failure = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure!.Kind, failure.OutcomeUnknown, requests), Is.EqualTo((ApiFailureKind.Untrusted, false, 0)));
            Assert.That(failure.Message, Does.Contain("certificate").And.Not.Contain("pass-word-1"));
        }
    }

    [Test]
    public async Task Cacert_file_makes_its_certificate_trusted()
    {
        using var certificate = SelfSigned();
        await using var server = await HttpsAsync(certificate);
        using var file = new TempFile(certificate.ExportCertificatePem());
        await using var connection = Connect(server.Address, options => options with { CaCertFile = file.Path });

        Assert.That((await connection.GetSessionAsync(default)).ProjectId, Is.EqualTo("p1"));
    }

    [Test]
    public async Task Cacert_file_trusts_what_its_authority_signed_and_nothing_else()
    {
        using var authority = SelfSigned(isAuthority: true, name: "CN=our authority");
        using var signed = SignedBy(authority);
        using var stranger = SelfSigned();
        using var file = new TempFile("# ours\n" + authority.ExportCertificatePem() + "\n");
        await using var ours = await HttpsAsync(signed);
        await using var theirs = await HttpsAsync(stranger);
        await using var trusted = Connect(ours.Address, options => options with { CaCertFile = file.Path });
        await using var untrusted = Connect(theirs.Address, options => options with { CaCertFile = file.Path });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await trusted.GetSessionAsync(default)).ProjectId, Is.EqualTo("p1"));
            Assert.That(
                async () => await untrusted.GetSessionAsync(default),
                Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Untrusted));
        }
    }

    [Test]
    public async Task A_trusted_certificate_for_another_name_is_refused()
    {
        using var certificate = SelfSigned(host: "elsewhere.example");
        await using var server = await HttpsAsync(certificate);
        using var file = new TempFile(certificate.ExportCertificatePem());
        await using var connection = Connect(server.Address, options => options with { CaCertFile = file.Path });

        Assert.That(
            async () => await connection.GetSessionAsync(default),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Untrusted));
    }

    [TestCase(null, "cannot be used", TestName = "A file of authorities that is missing is named")]
    [TestCase("not PEM at all", "holds no certificate", TestName = "A file of authorities without any is named")]
    [TestCase("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "cannot be used", TestName = "A file of authorities with garbage is named")]
    public void A_file_of_authorities_that_cannot_be_used_is_named(string? content, string words)
    {
        using var file = new TempFile(content ?? "");
        var path = content is null ? file.Path + ".missing" : file.Path;
        var connection = Connect("https://127.0.0.1:1", options => options with { CaCertFile = path });

        var failure = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Kind, Is.EqualTo(ApiFailureKind.Invalid));
            Assert.That(failure.Message, Does.Contain(words).And.Contain(path));
        }
    }

    [Test]
    public async Task Nobody_listening_is_told_after_a_few_tries()
    {
        // Bound and not listening: refused, and nobody else gets the port meanwhile.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)silent.LocalEndPoint!).Port;
        await using var connection = Connect($"http://127.0.0.1:{port}");

        var failure = Assert.ThrowsAsync<ApiException>(async () => await connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure!.Kind, failure.OutcomeUnknown), Is.EqualTo((ApiFailureKind.NoConnection, false)));
            Assert.That(failure.Message, Does.Contain($"no connection to 127.0.0.1:{port}"));
        }
    }

    public static IEnumerable<TestCaseData> BrokenAnswers()
    {
        yield return new TestCaseData("", ApiFailureKind.NoConnection).SetName("A create cut before its answer may have happened and is sent once");
        yield return new TestCaseData(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\":", ApiFailureKind.NoConnection)
            .SetName("A create cut within its answer may have happened and is sent once");
        yield return new TestCaseData(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n", ApiFailureKind.NoConnection)
            .SetName("A create cut within its chunks may have happened and is sent once");
        yield return new TestCaseData("SSH-2.0-OpenSSH_9.2\r\n", ApiFailureKind.BadResponse)
            .SetName("A create answered by no HTTP may have happened and is sent once");
        yield return new TestCaseData(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", ApiFailureKind.BadResponse)
            .SetName("A create answered by broken compression may have happened and is sent once");
    }

    [TestCaseSource(nameof(BrokenAnswers))]
    public async Task A_create_with_a_broken_answer_may_have_happened_and_is_sent_once(string bytes, ApiFailureKind kind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = 0;
        var serving = ServeAsync(listener, Encoding.ASCII.GetBytes(bytes), () => Interlocked.Increment(ref received));
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        using var logins = new ScriptedCloud();
        var options = ScriptedCloud.Options(new HandClock { DelaysPassAtOnce = true }) with { EndpointOverrides = new() { ManagedK8s = address } };
        await using var connection = new CloudConnection(options, () => new LoginsElsewhere(logins));

        var failure = Assert.ThrowsAsync<ApiException>(async () => await connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default));
        listener.Stop();
        await serving;

        Assert.That((failure!.Kind, failure.OutcomeUnknown, received), Is.EqualTo((kind, true, 1)), failure.Message);
    }

    [Test]
    public async Task A_compressed_answer_that_unfolds_beyond_the_limit_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 40; i++)
            {
                zip.Write(new byte[1024 * 1024]);
            }
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        byte[] answer =
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), .. packed.ToArray(),
        ];
        var serving = ServeAsync(listener, answer, () => 0);
        using var logins = new ScriptedCloud();
        var options = ScriptedCloud.Options(new HandClock { DelaysPassAtOnce = true }) with
        {
            EndpointOverrides = new() { ManagedK8s = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/" },
        };
        await using var connection = new CloudConnection(options, () => new LoginsElsewhere(logins));

        Assert.That(
            async () => await connection.ManagedK8s.ListVersionsAsync(default), Throws.TypeOf<ApiException>().With.Message.Contains("larger than 16 MiB"));
        listener.Stop();
        await serving;
    }

    private static CloudConnection Connect(string address, Func<CloudOptions, CloudOptions>? change = null)
    {
        var options = ScriptedCloud.Options(new HandClock { DelaysPassAtOnce = true }) with { AuthUrl = address.TrimEnd('/') + "/identity/v3/" };
        return new CloudConnection(change?.Invoke(options) ?? options);
    }

    /// <summary>Reads a request whole, answers with the bytes, cuts the connection; again until the listener stops.</summary>
    private static async Task ServeAsync(TcpListener listener, byte[] answer, Func<int> count)
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var text = new StringBuilder();
                var buffer = new byte[16 * 1024];
                while (!IsWhole(text.ToString()) && await stream.ReadAsync(buffer) is > 0 and var read)
                {
                    text.Append(Encoding.UTF8.GetString(buffer, 0, read));
                }

                count();
                await stream.WriteAsync(answer);
            }
            catch (IOException)
            {
                // The client had enough of the answer before its end.
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException or OperationCanceledException)
            {
                // The listener was stopped, before or while it was asked.
                return;
            }
        }
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Length = "Content-Length: ";
        var at = request.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0 || request.Length - end - 4 >= int.Parse(
            request[(at + Length.Length)..request.IndexOf('\r', at)], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static X509Certificate2 SelfSigned(string host = "127.0.0.1", bool isAuthority = false, string name = "CN=test")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(name, key, host, isAuthority).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 SignedBy(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var bare = Request("CN=signed", key, "127.0.0.1", isAuthority: false).Create(
            authority, DateTimeOffset.UtcNow.AddHours(-12), DateTimeOffset.UtcNow.AddHours(12), [1, 2, 3]);
        return bare.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, ECDsa key, string host, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        }

        return request;
    }

    private static async Task<HttpsServer> HttpsAsync(X509Certificate2 certificate, Action? onRequest = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var application = builder.Build();
        application.Run(async context =>
        {
            onRequest?.Invoke();
            context.Response.StatusCode = 201;
            context.Response.Headers["X-Subject-Token"] = "t";
            await context.Response.WriteAsync(ScriptedCloud.TokenBody(default, default));
        });
        await application.StartAsync();
        return new HttpsServer(application);
    }

    private sealed class HttpsServer(WebApplication application) : IAsyncDisposable
    {
        public string Address { get; } = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        public async ValueTask DisposeAsync() => await application.DisposeAsync();
    }

    private sealed class TempFile : IDisposable
    {
        public TempFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

        public void Dispose() => File.Delete(Path);
    }

    /// <summary>Real sockets for everything but the login.</summary>
    private sealed class LoginsElsewhere(ScriptedCloud logins) : DelegatingHandler(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.EndsWith("/auth/tokens", StringComparison.Ordinal)
                ? Task.FromResult(logins.Login())
                : base.SendAsync(request, cancellationToken);
    }
}
