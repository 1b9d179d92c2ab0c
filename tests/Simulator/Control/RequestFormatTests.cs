using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>The calls received as an HTTP archive and as a table.</summary>
internal sealed class RequestFormatTests
{
    [Test]
    public async Task An_archive_holds_what_was_sent_and_answered()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        (await cloud.GetAsync(TestCloud.Networks + "networks?name=demo-network&limit=5")).Expect(200);

        var log = (await cloud.GetAsync("_simulator/requests?format=har")).Expect(200).Json["log"]!;
        var entries = log["entries"]!.AsArray();
        var (create, list) = (entries[1]!, entries[2]!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{log["version"]} {log["creator"]!["name"]} {log["creator"]!["version"]}", Is.EqualTo($"1.2 vkcc-simulator {Arguments.Version}"));
            Assert.That(entries, Has.Count.EqualTo(3));
            Assert.That(create["request"]!["url"]!.ToString(), Is.EqualTo($"{cloud.BaseUrl}{TestCloud.Second}clusters"));
            Assert.That(JsonNode.Parse(create["request"]!["postData"]!["text"]!.ToString())!["name"]!.ToString(), Is.EqualTo("my-cluster"));
            Assert.That(create["response"]!["content"]!["text"]!.ToString(), Does.Contain(id));
            Assert.That(
                $"{create["response"]!["status"]} {create["response"]!["statusText"]} {create["response"]!["content"]!["mimeType"]}",
                Is.EqualTo("200 OK application/json"));
            Assert.That(create["startedDateTime"]!.ToString(), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$"));
            Assert.That(
                list["request"]!["queryString"]!.ToJsonString(),
                Is.EqualTo("""[{"name":"name","value":"demo-network"},{"name":"limit","value":"5"}]"""));
            Assert.That(list["request"]!["postData"], Is.Null);
            Assert.That(entries.Select(entry => string.Join(' ', Members(entry!))), Is.All.EqualTo("cache request response startedDateTime time timings"));
            Assert.That(
                entries.Select(entry => string.Join(' ', Members(entry!["response"]!))),
                Is.All.EqualTo("bodySize content cookies headers headersSize httpVersion redirectURL status statusText"));
        }
    }

    [Test]
    public async Task An_archive_holds_no_secret()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        (await cloud.LoginAsync("""
            {"auth":{"identity":{"methods":["application_credential"],"application_credential":{"id":"44444444444444444444444444444444","secret":"demo-secret"}}}}
            """)).Expect(201);
        (await cloud.LoginAsync($$"""{"auth":{"identity":{"methods":["token"],"token":{"id":"{{cloud.Token}}"} } } }""")).Expect(201);
        (await cloud.LoginAsync("{\"password\":\"half-a-secret")).Expect(400);
        var id = await cloud.CreateClusterAsync();
        var kubeconfig = (await cloud.PostAsync(TestCloud.Second + $"clusters/{id}/kube_config")).Expect(200).Text;

        var har = (await cloud.GetAsync("_simulator/requests?format=har")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                har.Text,
                Does.Not.Contain(cloud.Token).And.Not.Contain("demo-secret").And.Not.Contain("half-a-secret").And.Not.Contain("\\\"password\\\":\\\"demo"));
            Assert.That(har.Text, Does.Not.Contain(kubeconfig[..60]).And.Not.Contain("certificate-authority-data"));
            Assert.That(har.Text, Does.Contain("""{"name":"X-Auth-Token","value":"***"}""").And.Contain("""{"name":"X-Subject-Token","value":"***"}"""));
            Assert.That(har.Text, Does.Contain("44444444444444444444444444444444"), "who it was is no secret");
        }
    }

    [Test]
    public async Task A_table_has_a_line_for_each_call()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        (await cloud.PostAsync("_simulator/faults", JsonNode.Parse("""{"path":"regions","action":{"reset":true}}"""))).Expect(200);
        Assert.That(async () => await cloud.GetAsync("identity/v3/regions"), Throws.InstanceOf<HttpRequestException>());
        (await cloud.GetAsync(TestCloud.Second + "clusters?limit=1")).Expect(200);

        var table = (await cloud.GetAsync("_simulator/requests?format=table")).Expect(200);

        Assert.That(table.Message.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That(table.Text.Split('\n'), Is.EqualTo((string[])
        [
            "TIME          STATUS  MS  METHOD  PATH",
            "10:00:00.000     201   0  POST    /identity/v3/auth/tokens",
            "10:00:00.000       -   0  GET     /identity/v3/regions",
            "10:00:00.000     200   0  GET     /RegionOne/managed-k8s/clusters?limit=1",
            "",
        ]));
    }

    [Test]
    public async Task An_unknown_format_is_refused()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        Assert.That((await cloud.GetAsync("_simulator/requests?format=hra")).Expect(400).Text, Does.Contain("There is no format hra. Did you mean har?"));
    }

    /// <summary>An archive of a long day does not fill the machine's memory: 70 bodies of a megabyte are more than is kept.</summary>
    [Test]
    public void Bodies_of_the_oldest_calls_are_let_go()
    {
        var log = new RequestLog();
        for (var i = 0; i < 70; i++)
        {
            var entry = new RequestEntry
            {
                Method = "POST",
                Path = $"/{i}",
                Query = "",
                Time = DateTimeOffset.UnixEpoch,
                Sent = new HttpPart([], "application/json", new byte[1 << 20]),
            };
            log.Add(entry);
            log.Bound(entry);
        }

        Assert.That(log.All().Select(entry => entry.Sent is not null), Is.EqualTo(Enumerable.Repeat(false, 6).Concat(Enumerable.Repeat(true, 64))));
    }

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);
}
