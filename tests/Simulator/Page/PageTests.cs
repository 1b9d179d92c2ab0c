using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator.Tests;

/// <summary>How the page is served: to browsers alone, guarded, and complete without anything from elsewhere.</summary>
internal sealed partial class PageTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Test]
    public async Task A_browser_gets_the_page_at_the_root()
    {
        await using var cloud = await TestCloud.StartInstantAsync();

        var page = (await cloud.GetAsync("", ("Accept", Browser))).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Message.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(page.Text, Does.StartWith("<!doctype html>").And.Contain("<title>Simulated VK Cloud</title>"));
            Assert.That(page.Header("Cache-Control"), Is.EqualTo("no-store"));
        }
    }

    [TestCase("http://elsewhere.example", 403)]
    [TestCase("https://127.0.0.1", 403)]
    [TestCase("http://127.0.0.1:1", 403)]
    [TestCase("null", 403)]
    [TestCase(null, 200)]
    public async Task Only_our_own_page_may_control_from_a_browser(string? origin, int status)
    {
        await using var cloud = await TestCloud.StartInstantAsync();

        (await cloud.SendAsync("POST", "_simulator/zones/MS1/fail", null, origin is null ? [] : [("Origin", origin)])).Expect(status);
    }

    /// <summary>Nothing of the control surface answers a page of somebody else, a preflight neither, and what was asked for is not done.</summary>
    [TestCase("OPTIONS", "state")]
    [TestCase("GET", "state")]
    [TestCase("GET", "requests?format=har")]
    [TestCase("GET", "view")]
    [TestCase("GET", "page/main.js")]
    [TestCase("DELETE", "requests")]
    [TestCase("PATCH", "clock")]
    [TestCase("POST", "scenario")]
    [TestCase("POST", "tokens/expire")]
    public async Task A_page_from_elsewhere_reaches_nothing(string method, string path)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var calls = (await RequestsAsync(cloud)).Count;

        var answer = (await cloud.SendAsync(method, "_simulator/" + path, null, ("Origin", "http://elsewhere.example"))).Expect(403);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Message.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control-"));
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters")).Status, Is.EqualTo(200), "the token still opens");
            Assert.That(await RequestsAsync(cloud), Has.Count.EqualTo(calls + 1), "that one call, and none forgotten");
        }
    }

    [TestCase("GET", "application/json")]
    [TestCase("GET", "text/html;q=0, application/json")]
    [TestCase("GET", "nonsense")]
    [TestCase("POST", Browser)]
    public async Task To_everybody_else_the_root_is_unknown_and_listed(string method, string accept)
    {
        await using var cloud = await TestCloud.StartInstantAsync();

        (await cloud.SendAsync(method, "", null, ("Accept", accept))).Expect(501);

        Assert.That((await RequestsAsync(cloud)).Last()!["path"]!.ToString(), Is.EqualTo("/"));
    }

    [TestCase("*/*")]
    [TestCase("")]
    [TestCase("text/plain;q=0.5, application/json")]
    public async Task Curl_gets_a_few_words_at_the_root(string accept)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.DeleteAsync("_simulator/requests");

        var words = (await cloud.GetAsync("", ("Accept", accept))).Expect(200);

        Assert.That(words.Message.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(words.Text, Does.Contain($"{cloud.BaseUrl}identity/v3/"));
        Assert.That(await RequestsAsync(cloud), Is.Empty);
    }

    [TestCase("elsewhere.example", 403)]
    [TestCase("127.0.0.1.elsewhere.example:80", 403)]
    [TestCase("localhost:80", 200)]
    [TestCase("127.0.0.1", 200)]
    [TestCase("[::1]:80", 200)]
    [TestCase("simulator:35357", 200)]
    [TestCase("host.docker.internal", 200)]
    public async Task A_name_that_somebody_could_own_reaches_neither_page_nor_control(string host, int status)
    {
        await using var cloud = await TestCloud.StartInstantAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync("", ("Host", host), ("Accept", Browser))).Status, Is.EqualTo(status));
            Assert.That((await cloud.GetAsync("_simulator/state", ("Host", host))).Status, Is.EqualTo(status));
            Assert.That(
                (await cloud.SendAsync("POST", "_simulator/zones/MS1/fail", null, ("Host", host), ("Origin", "http://" + host))).Status,
                Is.EqualTo(status));
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters", ("Host", host))).Status, Is.EqualTo(200), "the API has its tokens");
        }
    }

    [Test]
    public async Task Bodies_and_connections_have_limits()
    {
        await using var cloud = await TestCloud.StartAsync(new SimulatorOptions { MaxConnections = 3 });
        using (var large = new System.Net.Sockets.TcpClient())
        {
            await large.ConnectAsync(cloud.BaseUrl.Host, cloud.BaseUrl.Port);
            await large.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(
                $"POST /_simulator/faults HTTP/1.1\r\nHost: {cloud.BaseUrl.Authority}\r\nContent-Length: {RequestDoor.MaxBodyBytes + 1}\r\n\r\n"));
            using var reader = new StreamReader(large.GetStream());
            Assert.That(await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)), Does.Contain(" 413 "));
        }

        using var first = new System.Net.Sockets.TcpClient();
        using var second = new System.Net.Sockets.TcpClient();
        using var third = new System.Net.Sockets.TcpClient();
        await first.ConnectAsync(cloud.BaseUrl.Host, cloud.BaseUrl.Port);
        await second.ConnectAsync(cloud.BaseUrl.Host, cloud.BaseUrl.Port);
        (await cloud.GetAsync("_simulator/state")).Expect(200);
        await third.ConnectAsync(cloud.BaseUrl.Host, cloud.BaseUrl.Port);
        var read = await third.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(read, Is.Zero, "one too many is closed");
        (await cloud.GetAsync("_simulator/state")).Expect(200);
    }

    [Test]
    public async Task All_its_files_are_ours_typed_and_guarded()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var page = (await cloud.GetAsync("", ("Accept", Browser))).Text;
        var scripts = PageFile.All.Where(file => file.Path.EndsWith(".js", StringComparison.Ordinal)).Select(file => "/" + file.Path);
        string[] files = [.. OwnFile().Matches(page).Select(match => match.Value).Union(scripts)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Has.Length.EqualTo(PageFile.All.Count - 1), "every file but the page itself is used");
            foreach (var path in files.Append("").Append("_simulator/view"))
            {
                var file = (await cloud.GetAsync(path.TrimStart('/'), ("Accept", path.Length == 0 ? Browser : "*/*"))).Expect(200);
                var type = file.Message.Content.Headers.ContentType!.ToString();
                Assert.That(type, Is.EqualTo(Path.GetExtension(path) switch
                {
                    ".css" => "text/css; charset=utf-8",
                    ".js" => "text/javascript; charset=utf-8",
                    ".svg" => "image/svg+xml",
                    _ => path.Length == 0 ? "text/html; charset=utf-8" : "application/json",
                }));
                Assert.That(file.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
                Assert.That(
                    file.Header("Content-Security-Policy"),
                    Does.StartWith("default-src 'none'; script-src 'self'; ")
                        .And.Contain("frame-ancestors 'none'")
                        .And.Contain("require-trusted-types-for 'script'")
                        .And.Not.Contain("unsafe"));
                Assert.That(type == "application/json" ? "" : file.Text, Does.Not.Match("https?://(?!www\\.w3\\.org/2000/svg)"), path);
            }
        }
    }

    [Test]
    public void The_page_has_nothing_that_its_own_policy_forbids()
    {
        var page = System.Text.Encoding.UTF8.GetString(PageFile.All.Single(file => file.Path == PageApi.Index[1..]).Answer().Body);

        Assert.That(page, Does.Not.Match(@"(?i)<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)"));
    }

    [Test]
    public async Task Looking_is_no_call_and_no_trouble_strikes_it()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.DeleteAsync("_simulator/requests");
        await cloud.PostAsync("_simulator/faults", JsonNode.Parse("""{"path":".*","action":{"status":503}}"""));

        (await cloud.GetAsync("", ("Accept", Browser))).Expect(200);
        (await cloud.GetAsync("_simulator/page/main.js")).Expect(200);
        (await cloud.GetAsync("_simulator/view")).Expect(200);

        Assert.That(await RequestsAsync(cloud), Is.Empty);
    }

    [Test]
    public async Task Another_file_is_not_there()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        (await cloud.GetAsync("_simulator/page/nothing.js")).Expect(501);
        (await cloud.GetAsync("_simulator/page/..%2f..%2fvkcc-simulator.dll")).Expect(501);
    }

    private static async Task<JsonArray> RequestsAsync(TestCloud cloud) => (await cloud.GetAsync("_simulator/requests")).Json["requests"]!.AsArray();

    [GeneratedRegex("/_simulator/page/[a-z.]+")]
    private static partial Regex OwnFile();
}
