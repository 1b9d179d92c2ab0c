using System.Net;
using Microsoft.Extensions.Logging;
using Unit.Support;
using VkCloud;

namespace Unit.Cloud;

/// <summary>What the log says, and what nobody may find in it or in any message.</summary>
public sealed class LogTests
{
    [Test]
    public async Task One_record_a_request_with_status_and_request_id()
    {
        var log = new RecordingLogger(LogLevel.Debug);
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/k8s_versions", _ =>
        {
            var answer = ScriptedCloud.Json("""{"k8s_versions":[]}""");
            answer.Headers.Add("X-Openstack-Request-Id", "req-1");
            return answer;
        });
        await using var connection = cloud.Connect(options => options with { Log = log });

        await connection.ManagedK8s.ListVersionsAsync(default);

        Assert.That(log.Lines, Is.EqualTo(new[]
        {
            "Debug cloud request service=identity method=POST path=auth/tokens ms=0 status=201 request_id=",
            "Debug cloud request service=managed-k8s method=GET path=clusters/k8s_versions ms=0 status=200 request_id=req-1",
        }));
    }

    [Test]
    public async Task A_log_that_is_off_is_only_asked()
    {
        var log = new RecordingLogger(LogLevel.None);
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/k8s_versions", """{"k8s_versions":[]}""");
        await using var connection = cloud.Connect(options => options with { Log = log });

        await connection.ManagedK8s.ListVersionsAsync(default);

        Assert.That(log.Lines, Is.Empty);
    }

    [Test]
    public async Task Secrets_are_found_nowhere()
    {
        const string Marker = "MARKER-5f2c";
        var log = new RecordingLogger(LogLevel.Trace);
        var messages = new List<string>();
        using var cloud = new ScriptedCloud()
            .On("POST", "/k8s/clusters/c-1/kube_config", _ => ScriptedCloud.Text($"users: [{{token: {Marker}}}]", HttpStatusCode.OK, "application/yaml"))
            .On(
                "GET", "/k8s/clusters/c-2",
                _ => ScriptedCloud.Json($$"""{"code":13,"message":"your token {{Marker}}-token is odd"}""", HttpStatusCode.Forbidden))
            .On("GET", "/k8s/clusters/c-3", $$"""{"id":"c-3","registry_auth_password":"{{Marker}}","kube_config":{"a":["{{Marker}}"]},"name":"shown"}""")
            .On("GET", "/k8s/clusters/c-4", _ => ScriptedCloud.Text("no JSON " + Marker, HttpStatusCode.OK));
        cloud.On("POST", "/identity/v3/auth/tokens", _ =>
        {
            var answer = cloud.Login();
            answer.Headers.Remove("X-Subject-Token");
            answer.Headers.Add("X-Subject-Token", Marker + "-token");
            return answer;
        });
        await using var connection = cloud.Connect(options => options with { Log = log, Credentials = new PasswordCredentials("me", Marker) });
        var client = connection.ManagedK8s;

        Assert.That(await client.GetKubeconfigAsync("c-1", default), Does.Contain(Marker));
        messages.Add(Assert.ThrowsAsync<ApiException>(async () => await client.GetClusterAsync("c-2", default))!.ToString());
        await client.GetClusterAsync("c-3", default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages.Concat(log.Lines), Has.None.Contains(Marker));
            Assert.That(log.Lines, Has.Some.Contains("\"name\":\"shown\"").And.Some.Contains("(201 bytes, secret)").Or.Some.Contains("bytes, secret)"));
        }
    }

    [Test]
    public async Task A_repeat_is_told()
    {
        var left = 1;
        var log = new RecordingLogger(LogLevel.Warning);
        using var cloud = new ScriptedCloud().On(
            "GET", "/k8s/clusters/k8s_versions",
            _ => left-- > 0 ? ScriptedCloud.Text("", HttpStatusCode.BadGateway) : ScriptedCloud.Json("""{"k8s_versions":[]}"""));
        await using var connection = cloud.Connect(options => options with { Log = log });

        await connection.ManagedK8s.ListVersionsAsync(default);

        Assert.That(
            log.Lines.Single(),
            Does.StartWith("Warning trying again service=managed-k8s method=GET path=clusters/k8s_versions reason=status 502 attempt=1 pause_ms="));
    }

    [Test]
    public async Task A_refusal_is_one_line_that_says_all()
    {
        using var cloud = new ScriptedCloud().On("POST", "/k8s/clusters", _ =>
        {
            var answer = ScriptedCloud.Json("""{"code":9,"message":"cluster\nis busy"}""", HttpStatusCode.Conflict);
            answer.Headers.Add("X-Request-Id", "req-7");
            return answer;
        });
        await using var connection = cloud.Connect();

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default));

        Assert.That(refusal!.Message, Is.EqualTo("managed-k8s: POST clusters answered 409: cluster is busy (code 9, request id req-7)"));
    }
}
