using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Acceptance;

/// <summary>The way to the cloud: what leads nowhere is an error of the plan that names its argument or variable, and what logs in is never part of
/// it.</summary>
internal sealed class ConnectionStory() : Story("Login")
{
    private const string Marker = "markerProxyQzXvKp";

    [TestCase("http://no-such-host.invalid/v3/", "The host of auth_url is not found", "no-such-host.invalid")]
    [TestCase("page", "auth_url is not the address of Keystone", "this is not Keystone. Its address normally ends in /v3/")]
    public async Task An_auth_url_that_is_no_Keystone_is_an_error_of_the_plan(string authUrl, string summary, string words)
    {
        using var page = Listen("HTTP/1.1 404 Not Found", "text/html", "<html><body>nginx</body></html>", out var address);
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", authUrl == "page" ? $"http://{address}/v3/" : authUrl);

        Assert.That(Unwrapped(await OnlyErrorAsync(terraform, summary)), Does.Contain(words));
    }

    [TestCase("OS_AUTH_URL", $"me:{Marker}@cloud.example/v3/", "Not the address of Keystone")]
    [TestCase("OS_CACERT", "/nowhere/ca.pem", "Certificate authorities cannot be read", Category = "Long")]
    [TestCase("VKCC_PLAN_CHECKS", "off", "Invalid value", Category = "Long")]
    [TestCase("HTTPS_PROXY", $"http://me:{Marker}@proxy.example:port", "Proxy cannot be used", Category = "Long")]
    public async Task A_variable_that_no_call_could_work_with_is_refused_before_any_call(string variable, string value, string summary)
    {
        await using var terraform = await OpenAsync();
        terraform.Set(variable, value);

        Assert.That(await OnlyErrorAsync(terraform, summary), Does.Contain(variable).And.Not.Contain(Marker));
    }

    [TestCase("HTTP/1.1 407 Proxy Authentication Required", "407")]
    [TestCase(null, "no connection to proxy http://", Category = "Long")]
    public async Task A_proxy_that_does_not_help_is_named_without_its_login(string? answer, string words)
    {
        var basic = Convert.ToBase64String(Encoding.ASCII.GetBytes($"me:{Marker}"));
        using var proxy = Listen(answer, "text/plain", $"{Marker} Proxy-Authorization: Basic {basic}", out var address);
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", "https://cloud.example/identity/v3/");
        terraform.Set("HTTPS_PROXY", $"http://me:{Marker}@{address}");
        terraform.Set("TF_LOG_PROVIDER", "TRACE");
        terraform.Write("data \"vkcc_availability_zones\" \"all\" {}\n");

        var run = await terraform.RunAsync("plan");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(Unwrapped(run.Text), Does.Contain($"proxy http://{address} (HTTPS_PROXY)").And.Contain(words));
        Assert.That(run.Text + run.Error, Does.Not.Contain(Marker).And.Not.Contain(basic));
    }

    [Test]
    public async Task What_other_OpenStack_clients_take_is_told_when_it_is_not_taken()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("OS_INSECURE", "true");
        terraform.Set("OS_INTERFACE", "internal");

        var plan = await terraform.PlanAsync("fixed.tf");

        Assert.That(
            plan.Diagnostics.Select(diagnostic => diagnostic.Summary), Is.SupersetOf(new[] { "OS_INSECURE has no effect", "OS_INTERFACE has no effect" }));
    }

    /// <summary>The text of the one error that the plan is refused with.</summary>
    private static async Task<string> OnlyErrorAsync(Workspace terraform, string summary)
    {
        var errors = (await terraform.RefusedPlanAsync("fixed.tf")).Where(diagnostic => diagnostic.IsError).ToList();
        Assert.That(errors.Select(error => error.Summary), Is.EqualTo(new[] { summary }));
        return errors[0].Detail;
    }

    /// <summary>Answers every connection alike until it is disposed of.</summary>
    /// <param name="answer">The status line; null listens to nobody: the port is taken, and every connection to it refused.</param>
    private static Socket Listen(string? answer, string type, string body, out string address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        address = socket.LocalEndPoint!.ToString()!;
        if (answer is not null)
        {
            socket.Listen();
            _ = ServeAsync(
                socket, Encoding.ASCII.GetBytes($"{answer}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        }

        return socket;
    }

    private static async Task ServeAsync(Socket socket, byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await socket.AcceptAsync();
                await client.ReceiveAsync(new byte[16 * 1024], SocketFlags.None);
                await client.SendAsync(answer, SocketFlags.None);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static string Unwrapped(string text) => string.Join(' ', text.Split([' ', '\n', '│', '╷', '╵'], StringSplitOptions.RemoveEmptyEntries));
}
