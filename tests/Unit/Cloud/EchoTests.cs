using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Unit.Support;
using VkCloud;

namespace Unit.Cloud;

/// <summary>What logs in is shown nowhere, in whatever spelling it comes back.</summary>
public sealed class EchoTests
{
    private const string Marker = "MARKER";
    private const string Secret = $"{Marker}w+&<>'\"\\\t\né/=\u2603";

    public static IEnumerable<TestCaseData> Spellings()
    {
        yield return Row("as it is", text => text);
        yield return Row("JSON, escaped", text => JsonSerializer.Serialize(text));
        yield return Row(
            "JSON, escaped in small letters", text => JsonSerializer.Serialize(text).ToLowerInvariant().Replace("marker", Marker, StringComparison.Ordinal));
        yield return Row("JSON, few escapes", text => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
        yield return Row("JSON twice", text => JsonSerializer.Serialize(JsonSerializer.Serialize(text)));
        yield return Row("an address", Uri.EscapeDataString);
        yield return Row("a form", text => WebUtility.UrlEncode(text));
        yield return Row("HTML", WebUtility.HtmlEncode);
        yield return Row("Python", text => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'");

        static TestCaseData Row(string name, Func<string, string> spell) => new TestCaseData(spell).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Spellings))]
    public async Task A_login_that_is_answered_with_itself(Func<string, string> spell)
    {
        Credentials[] all =
        [
            new PasswordCredentials("me", Secret),
            new ApplicationCredential("id", Secret),
            new ApplicationCredential(null, Secret) { Name = "ci", User = new("u") },
        ];
        (int Status, string Type)[] answers =
        [
            (400, "application/json"), (401, "application/json"), (404, "text/html"), (409, "text/plain"), (503, "text/html"), (200, "application/json"),
        ];
        foreach (var credentials in all)
        {
            foreach (var (status, type) in answers)
            {
                var log = new RecordingLogger();
                using var cloud = new ScriptedCloud();
                cloud.On("POST", "/identity/v3/auth/tokens", request => ScriptedCloud.Text(
                    $"<html>{spell(Secret)}</html>{{\"error\":{{\"message\":\"{spell(Secret)} {spell(request.Body!)}\"}}}} {request.Body}",
                    (HttpStatusCode)status,
                    type));
                await using var connection = cloud.Connect(options => options with { Credentials = credentials, Log = log });

                var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

                Assert.That(refusal!.Message + refusal + string.Concat(log.Lines), Does.Not.Contain(Marker), $"{credentials.GetType().Name} {status}");
            }
        }
    }

    [Test]
    public async Task A_token_whose_filling_is_spelled_otherwise()
    {
        const string Token = "gAAAAAB-MARKER_long-token==";
        using var cloud = new ScriptedCloud()
            .On("GET", "/k8s/clusters/k8s_versions", request =>
            {
                var given = request.Headers["X-Auth-Token"];
                var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Token));
                return ScriptedCloud.Json(
                    $$"""{"message":"token {{Uri.EscapeDataString(given)}}, again {{given.TrimEnd('=')}}, {{encoded}}"}""", HttpStatusCode.BadRequest);
            });
        cloud.On("POST", "/identity/v3/auth/tokens", _ =>
        {
            var answer = cloud.Login();
            answer.Headers.Remove("X-Subject-Token");
            answer.Headers.Add("X-Subject-Token", Token);
            return answer;
        });
        await using var connection = cloud.Connect();

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.ManagedK8s.ListVersionsAsync(default));

        Assert.That(
            refusal!.Message, Does.Contain("***").And.Not.Contain(Marker).And.Not.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)).TrimEnd('=')));
    }

    [TestCase("https://me:MARKER@cloud.example/v3", "https://***@cloud.example/v3")]
    [TestCase("me:MARKER@cloud.example/v3", "***@cloud.example/v3")]
    [TestCase("htps://me:MARKER@cloud.example/v3", "***@cloud.example/v3")]
    [TestCase("https//me:MARKER@cloud.example", "***@cloud.example")]
    [TestCase("https:/me:MARKER@cloud.example", "***@cloud.example")]
    [TestCase("https://me:MA/RK#ER?MARKER@cloud.example/v3?token=MARKER", "https://***@cloud.example/v3")]
    [TestCase("https://me:p@MARKER@cloud.example", "https://***@cloud.example")]
    [TestCase("cloud.example/v3?password=MARKER", "cloud.example/v3")]
    [TestCase("cloud.example/v3#MARKER", "cloud.example/v3")]
    [TestCase("https://cloud.example/v3/", "https://cloud.example/v3/")]
    public void An_address_is_shown_without_what_logs_in(string address, string shown) =>
        Assert.That(global::VkCloud.Http.Addresses.Shown(address), Is.EqualTo(shown));

    [TestCase("me:MARKER@cloud.example/v3")]
    [TestCase("htps://me:MARKER@cloud.example/v3")]
    [TestCase("ftp://me:MARKER@cloud.example/v3")]
    [TestCase("https://me:MARKER@cloud.example/v2.0/")]
    public async Task An_identity_address_with_a_user(string authUrl)
    {
        using var cloud = new ScriptedCloud();
        await using var connection = cloud.Connect(options => options with { AuthUrl = authUrl });

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        Assert.That(refusal!.Message, Does.Contain("cloud.example").And.Not.Contain(Marker));
    }

    [TestCase("htps://me:MARKER@cloud.example/k8s", "not an http or https address")]
    [TestCase("me:MARKER@cloud.example/k8s", "not an http or https address")]
    [TestCase("https://me:MARKER@cloud.example/k8s", "answered 500")]
    public async Task An_endpoint_override_with_a_user(string address, string words)
    {
        using var cloud = new ScriptedCloud().On(
            "GET", "/k8s/clusters/k8s_versions", request => ScriptedCloud.Text($"at {request.Url}", HttpStatusCode.InternalServerError));
        await using var connection = cloud.Connect(options => options with { EndpointOverrides = new() { ManagedK8s = address } });

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.ManagedK8s.ListVersionsAsync(default));

        Assert.That(refusal!.Message, Does.Contain(words).And.Not.Contain(Marker));
    }
}
