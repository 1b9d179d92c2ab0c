using System.Net;
using System.Net.Sockets;
using System.Text;
using Unit.Support;
using VkCloud;

namespace Unit.Cloud;

/// <summary>Proxies of the environment: which way an address is reached, as Go and curl read the variables, and what is told when a proxy does not
/// help.</summary>
public sealed class ProxiesTests
{
    private const string Target = "https://cloud.example/v3/";

    [TestCase("HTTPS_PROXY=http://p.example:3128", Target, "http://p.example:3128/")]
    [TestCase("https_proxy=http://p.example:3128", Target, "http://p.example:3128/")]
    [TestCase("HTTPS_PROXY=p.example:3128", Target, "http://p.example:3128/")]
    [TestCase("HTTPS_PROXY=p.example", Target, "http://p.example/")]
    [TestCase("HTTPS_PROXY=https://p.example", Target, "https://p.example/")]
    [TestCase("HTTPS_PROXY=socks5://p.example:1080", Target, "socks5://p.example:1080/")]
    [TestCase("HTTPS_PROXY=socks5h://p.example:1080", Target, "socks5://p.example:1080/")]
    [TestCase("HTTPS_PROXY=http://[::1]:3128", Target, "http://[::1]:3128/")]
    [TestCase("ALL_PROXY=http://all.example", Target, "http://all.example/")]
    [TestCase("ALL_PROXY=http://all.example|HTTPS_PROXY=http://p.example", Target, "http://p.example/")]
    [TestCase("HTTPS_PROXY=http://capital.example|https_proxy=http://small.example", Target, "http://capital.example/")]
    [TestCase("HTTP_PROXY=http://p.example", Target, null)]
    [TestCase("HTTP_PROXY=http://p.example", "http://cloud.example/v3/", "http://p.example/")]
    [TestCase("HTTPS_PROXY=http://me:word@p.example:3128", Target, "http://p.example:3128/")]
    [TestCase("HTTPS_PROXY=http://p.example", "https://localhost:5000/v3/", null)]
    [TestCase("HTTPS_PROXY=http://p.example", "https://127.8.9.1/v3/", null)]
    [TestCase("HTTPS_PROXY=http://p.example", "https://[::1]/v3/", null)]
    public void The_way_to_an_address(string environment, string address, string? proxy) =>
        Assert.That(Of(environment)!.GetProxy(new Uri(address))?.AbsoluteUri, Is.EqualTo(proxy));

    [TestCase("*", Target, true)]
    [TestCase("other.example, *", Target, true)]
    [TestCase("cloud.example", Target, true)]
    [TestCase("CLOUD.example", Target, true)]
    [TestCase("cloud.example.", Target, true)]
    [TestCase("example", Target, true)]
    [TestCase("loud.example", Target, false)]
    [TestCase(".example", Target, true)]
    [TestCase(".cloud.example", Target, false)]
    [TestCase(".cloud.example", "https://api.cloud.example/", true)]
    [TestCase("*.cloud.example", "https://api.cloud.example/", true)]
    [TestCase("*.cloud.example", Target, false)]
    [TestCase("cloud.example", "https://api.cloud.example/", true)]
    [TestCase("cloud.example:443", Target, true)]
    [TestCase("cloud.example:5000", Target, false)]
    [TestCase("cloud.example:5000", "https://cloud.example:5000/", true)]
    [TestCase("*:5000", "https://cloud.example:5000/", true)]
    [TestCase("a.example b.example\tcloud.example", Target, true)]
    [TestCase("10.0.0.0/8", "https://10.1.2.3/", true)]
    [TestCase("10.1.2.3/8", "https://10.200.0.1/", true)]
    [TestCase("10.0.0.0/8", "https://11.1.2.3/", false)]
    [TestCase("10.0.0.0/8", Target, false)]
    [TestCase("0.0.0.0/0", "https://198.51.100.7/", true)]
    [TestCase("10.1.2.3", "https://10.1.2.3:8443/", true)]
    [TestCase("10.1.2.3:443", "https://10.1.2.3:8443/", false)]
    [TestCase("10.1.2.3:443", "https://10.1.2.3/", true)]
    [TestCase("10.1.2", "https://10.1.2.3/", false)]
    [TestCase("2001:db8::/32", "https://[2001:db8::7]/", true)]
    [TestCase("2001:db8::7", "https://[2001:db8::7]/", true)]
    [TestCase("[2001:db8::7]:443", "https://[2001:db8::7]/", true)]
    [TestCase("[2001:db8::7]:444", "https://[2001:db8::7]/", false)]
    [TestCase("10.0.0.0/99", "https://10.1.2.3/", false)]
    [TestCase(",, ,", Target, false)]
    public void What_NO_PROXY_reaches_directly(string noProxy, string address, bool isDirect)
    {
        foreach (var variable in new[] { "NO_PROXY", "no_proxy" })
        {
            var proxies = Of($"HTTPS_PROXY=http://p.example|{variable}={noProxy}")!;

            Assert.That((proxies.IsBypassed(new Uri(address)), proxies.GetProxy(new Uri(address)) is null), Is.EqualTo((isDirect, isDirect)), variable);
        }
    }

    [Test]
    public void Without_a_variable_the_system_decides() => Assert.That(Of("NO_PROXY=*|HTTPS_PROXY= "), Is.Null);

    [TestCase("http://")]
    [TestCase("htp://p.example:3128")]
    [TestCase("http://me:MARKER@p.example:port")]
    [TestCase("me:MARKER@p.example:99999")]
    [TestCase("http:/me:MARKER@p.example")]
    [TestCase("http://p.example/path?x=MARKER")]
    [TestCase("file:///tmp/p")]
    public async Task An_address_that_cannot_be_read_is_an_error_and_nothing_goes_out(string proxy)
    {
        var proxies = Of($"HTTPS_PROXY={proxy}|https_proxy={proxy}")!;
        await using var connection = new CloudConnection(ScriptedCloud.Options(new HandClock()) with { AuthUrl = Target, Proxies = proxies });

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refusal!.Kind, refusal.Service), Is.EqualTo((ApiFailureKind.Invalid, "connection")));
            Assert.That(proxies.Problems, Has.Count.EqualTo(1));
            Assert.That(refusal.Message, Does.Contain("HTTPS_PROXY in the environment").And.Contain("not the address of a proxy").And.Not.Contain("MARKER"));
        }
    }

    [TestCase("https", "407 Proxy Authentication Required", "407")]
    [TestCase("https", "502 Bad Gateway", "502")]
    [TestCase("http", "407 Proxy Authentication Required", "407")]
    public async Task A_proxy_that_refuses_is_named_without_its_login(string scheme, string status, string words)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("me:MARKER/+word"));
        var body = $"{{\"message\":\"MARKER/+word MARKER%2F%2Bword {basic} Proxy-Authorization: Basic {basic}\"}}";
        var serving = ServeAsync(
            listener, $"HTTP/1.1 {status}\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var connection = Connect($"{scheme}://cloud.example/v3/", $"{scheme.ToUpperInvariant()}_PROXY=http://me:MARKER%2F%2Bword@127.0.0.1:{port}");

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));
        listener.Stop();
        await serving;

        Assert.That(refusal + refusal!.Message, Does.Contain(words).And.Not.Contain("MARKER").And.Not.Contain(basic));
        Assert.That(
            refusal.Message,
            scheme == "https" ? Does.Contain($"proxy http://127.0.0.1:{port} (HTTPS_PROXY)").And.Contain("cloud.example") : Does.Contain("answered 407"));
    }

    [TestCase("http://127.0.0.1:{0}", "no connection to proxy http://127.0.0.1:{0} (HTTPS_PROXY)")]
    [TestCase("http://me:MARKER@127.0.0.1:{0}", "no connection to proxy http://127.0.0.1:{0} (HTTPS_PROXY)")]
    [TestCase("http://no-such-host.invalid:{0}", "the name of proxy http://no-such-host.invalid:{0} (HTTPS_PROXY) cannot be resolved")]
    public async Task A_dead_proxy_is_named_and_not_the_target(string proxy, string words)
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)silent.LocalEndPoint!).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var connection = Connect(Target, $"HTTPS_PROXY={proxy.Replace("{0}", port, StringComparison.Ordinal)}");

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        Assert.That(refusal!.Kind, Is.EqualTo(ApiFailureKind.NoConnection));
        Assert.That(
            refusal.Message, Does.Contain(words.Replace("{0}", port, StringComparison.Ordinal)).And.Not.Contain("cloud.example").And.Not.Contain("MARKER"));
    }

    [Test]
    public async Task A_host_that_does_not_resolve_is_a_kind_of_its_own()
    {
        await using var connection = new CloudConnection(
            ScriptedCloud.Options(new HandClock { DelaysPassAtOnce = true }) with { AuthUrl = "https://no-such-host.invalid/v3/" });

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        Assert.That((refusal!.Kind, refusal.IsTransient), Is.EqualTo((ApiFailureKind.UnknownHost, true)));
        Assert.That(refusal.Message, Does.Contain("no-such-host.invalid"));
    }

    [TestCase(CloudOptions.DefaultAuthUrl, true)]
    [TestCase("https://other.example/v3/", false)]
    public async Task The_new_domain_is_named_when_the_old_one_does_not_answer(string authUrl, bool named)
    {
        using var cloud = new ScriptedCloud().On(
            "POST", new Uri(authUrl).AbsolutePath + "auth/tokens", _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        await using var connection = cloud.Connect(options => options with { AuthUrl = authUrl });

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        Assert.That(refusal!.Message, named ? Does.Contain(CloudOptions.NewAuthUrl) : Does.Not.Contain("vk.ru"));
    }

    private static Proxies? Of(string environment)
    {
        var variables = environment.Split('|').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return Proxies.Of(variables.GetValueOrDefault);
    }

    private static CloudConnection Connect(string authUrl, string environment) =>
        new(ScriptedCloud.Options(new HandClock { DelaysPassAtOnce = true }) with { AuthUrl = authUrl, Proxies = Of(environment) });

    private static async Task ServeAsync(TcpListener listener, string answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[16 * 1024], 1, throwOnEndOfStream: false);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException or OperationCanceledException)
        {
            // The listener was stopped.
        }
    }
}
