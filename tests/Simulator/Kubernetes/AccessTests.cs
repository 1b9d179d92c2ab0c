using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Who gets in, where, and what is kept.</summary>
internal sealed class AccessTests
{
    [TestCase("GET", "/api/v1/pods", 404, "NotFound")]
    [TestCase("GET", "/api/v1/namespaces/default/pods", 404, "NotFound")]
    [TestCase("GET", "/apis/apps/v1", 404, "NotFound")]
    [TestCase("GET", "/apis/none", 404, "NotFound")]
    [TestCase("GET", "/nothing/here", 404, "NotFound")]
    [TestCase("GET", "/api/v1/nodes/nobody", 404, "NotFound")]
    [TestCase("DELETE", "/api/v1/nodes/my-cluster-master-0", 405, "MethodNotAllowed")]
    [TestCase("PATCH", "/api/v1/nodes/my-cluster-master-0", 405, "MethodNotAllowed")]
    [TestCase("POST", "/api/v1/namespaces", 405, "MethodNotAllowed")]
    [TestCase("POST", "/version", 405, "MethodNotAllowed")]
    [TestCase("GET", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", 405, "MethodNotAllowed")]
    [TestCase("GET", "/api/v1/nodes?labelSelector=a(b", 400, "BadRequest")]
    [TestCase("GET", "/api/v1/nodes?fieldSelector=spec.podCIDR%3Dx", 400, "BadRequest")]
    [TestCase("GET", "/api/v1/nodes?watch=1&resourceVersion=x", 400, "BadRequest")]
    public async Task What_is_not_there_is_refused_as_a_Status(string method, string path, int status, string reason)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        using var cluster = await KubernetesClient.OfAsync(cloud, await cloud.CreateClusterAsync());
        var answer = await cluster.SendAsync(method, path);
        Assert.That(
            (answer.Status, answer["kind"], answer["apiVersion"], answer["status"], answer["reason"], answer["code"]),
            Is.EqualTo((status, "Status", "v1", "Failure", reason, $"{status}")));
    }

    [Test]
    public async Task Nobody_in_particular_sees_that_it_lives_and_no_more()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        using var cluster = await KubernetesClient.OfAsync(cloud, await cloud.CreateClusterAsync());
        cluster.Token = null;
        var nodes = await cluster.GetAsync("/api/v1/nodes");
        using (Assert.EnterMultipleScope())
        {
            foreach (var open in (string[])["/version", "/healthz", "/livez", "/readyz?verbose"])
            {
                Assert.That((await cluster.GetAsync(open)).Status, Is.EqualTo(200), open);
            }

            Assert.That((await cluster.GetAsync("/api")).Status, Is.EqualTo(403));
            Assert.That(
                (nodes.Status, nodes["message"]),
                Is.EqualTo((403, "nodes is forbidden: User \"system:anonymous\" cannot list resource \"nodes\" in API group \"\" at the cluster scope")));
        }

        cluster.Token = "gAAAAABnonsense";
        Assert.That(
            ((await cluster.GetAsync("/api/v1/nodes")).Expect(401)["reason"], (await cluster.GetAsync("/version")).Status),
            Is.EqualTo(("Unauthorized", 401)));
    }

    [TestCase("v2")]
    [TestCase("v2beta1")]
    public async Task Discovery_says_the_same_in_one_answer_and_in_many(string version)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        using var cluster = await KubernetesClient.OfAsync(cloud, await cloud.CreateClusterAsync());
        var wanted = $"application/json;g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList";
        var (core, groups) = (
            (await cluster.GetAsync("/api", wanted + ",application/json")).Expect(200), (await cluster.GetAsync("/apis", wanted)).Expect(200));
        string[] Names(JsonNode list) => [.. list.AsArray().Select(item => $"{item!["resource"] ?? item["name"]}").Order(StringComparer.Ordinal)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(core.Message.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal), Is.EqualTo(wanted));
            Assert.That(
                Names(core.Json["items"]![0]!["versions"]![0]!["resources"]!),
                Is.EqualTo(Names((await cluster.GetAsync("/api/v1")).Expect(200).Json["resources"]!)));
            Assert.That((await cluster.GetAsync("/api")).Expect(200)["versions", "0"], Is.EqualTo("v1"));
            foreach (var group in groups.Json["items"]!.AsArray())
            {
                var name = (string)group!["metadata"]!["name"]!;
                Assert.That((await cluster.GetAsync("/apis/" + name)).Expect(200)["preferredVersion", "version"], Is.EqualTo("v1"));
                Assert.That(
                    Names(group["versions"]![0]!["resources"]!),
                    Is.EqualTo(Names((await cluster.GetAsync($"/apis/{name}/v1")).Expect(200).Json["resources"]!)));
            }

            Assert.That((await cluster.GetAsync("/apis")).Expect(200).Json["groups"]!.AsArray(), Has.Count.EqualTo(groups.Json["items"]!.AsArray().Count));
            Assert.That((await cluster.GetAsync("/api/v1/nodes", "application/vnd.kubernetes.protobuf")).Expect(406)["kind"], Is.EqualTo("Status"));
        }
    }

    [Test]
    public async Task A_token_ends_with_its_hour()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        using var cluster = await KubernetesClient.OfAsync(cloud, await cloud.CreateClusterAsync());
        (await cluster.GetAsync("/api/v1/nodes")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(61));
        (await cluster.GetAsync("/api/v1/nodes")).Expect(401);
    }

    [Test]
    public async Task Each_cluster_has_an_authority_of_its_own()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        using var one = await KubernetesClient.OfAsync(cloud, await cloud.CreateClusterAsync());
        using var other = await KubernetesClient.OfAsync(cloud, await cloud.CreateClusterAsync(Bodies.Cluster("other")));
        var wrong = Assert.ThrowsAsync<HttpRequestException>(() => one.GetAsync(new Uri(other.Server, "/version").ToString()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong!.InnerException, Is.InstanceOf<AuthenticationException>());
            Assert.That(one.Server.Port, Is.Not.EqualTo(other.Server.Port));
            Assert.That((await other.GetAsync("/version")).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task A_kubeconfig_survives_a_restart_and_its_keys_are_shown_nowhere()
    {
        using var kept = new KeptCloud(instant: true);
        using var log = new StringWriter();
        string id, token, kubeconfig;
        await using (var cloud = await kept.StartAsync(options => options with { Log = log }))
        {
            id = await cloud.CreateClusterAsync();
            using var cluster = await KubernetesClient.OfAsync(cloud, id);
            (await cluster.GetAsync("/api/v1/nodes")).Expect(200);
            (token, kubeconfig) = (cloud.Token, cluster.Kubeconfig);
            string[] paths = ["_simulator/state", "_simulator/requests", TestCloud.Second + "clusters/" + id];
            var answers = await Task.WhenAll(paths.Select(path => cloud.GetAsync(path)));
            var shown = string.Concat(answers.Select(answer => answer.Text)) + log;
            Assert.That(shown, Does.Not.Contain("PRIVATE KEY").And.Not.Contain("kubernetes_port"));
        }

        await using var again = await kept.StartAsync();
        again.Token = token;
        using var after = await KubernetesClient.OfAsync(again, id);
        Assert.That(after.Kubeconfig, Is.EqualTo(kubeconfig));
        (await after.GetAsync("/api/v1/nodes")).Expect(200);
    }

    [Test]
    public async Task A_port_that_was_taken_meanwhile_is_told_and_another_serves()
    {
        using var kept = new KeptCloud(instant: true);
        using var warnings = new StringWriter();
        string id, token;
        Uri server;
        await using (var cloud = await kept.StartAsync())
        {
            id = await cloud.CreateClusterAsync();
            using var cluster = await KubernetesClient.OfAsync(cloud, id);
            (server, token) = (cluster.Server, cloud.Token);
        }

        using var thief = new TcpListener(IPAddress.Loopback, server.Port);
        thief.Start();
        await using var again = await kept.StartAsync(options => options with { Warnings = warnings });
        again.Token = token;
        using var moved = await KubernetesClient.OfAsync(again, id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(warnings.ToString(), Does.Contain($"port {server.Port}").And.Contain($"at {moved.Server.Port} now"));
            Assert.That((await moved.GetAsync("/api/v1/nodes")).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task A_cluster_of_an_older_state_file_gets_an_authority_that_can_sign()
    {
        using var kept = new KeptCloud(instant: true);
        string id, token;
        await using (var cloud = await kept.StartAsync())
        {
            (id, token) = (await cloud.CreateClusterAsync(), cloud.Token);
        }

        var saved = JsonNode.Parse(await File.ReadAllTextAsync(kept.Options.StateFile!))!;
        foreach (var member in (string[])["serving", "kubernetes_port"])
        {
            Assert.That(saved["clusters"]![0]!.AsObject().Remove(member), member);
        }

        await File.WriteAllTextAsync(kept.Options.StateFile!, saved.ToJsonString());
        await using var again = await kept.StartAsync();
        again.Token = token;
        using var cluster = await KubernetesClient.OfAsync(again, id);
        (await cluster.GetAsync("/api/v1/nodes")).Expect(200);
    }

    [Test]
    public async Task Garbage_on_the_port_harms_nobody()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        using var cluster = await KubernetesClient.OfAsync(cloud, await cloud.CreateClusterAsync());
        foreach (var text in (string[])["GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\0\0\0\0", "\u0016\u0003\u0001\u0002"])
        {
            using var raw = new TcpClient();
            await raw.ConnectAsync(IPAddress.Loopback, cluster.Server.Port);
            await raw.GetStream().WriteAsync(System.Text.Encoding.Latin1.GetBytes(text));
        }

        (await cluster.GetAsync("/version")).Expect(200);
        const string Reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        foreach (var body in (string[])["{\"spec\":", "null", "[]", "\"x\"", "1", "", "{\"kind\":\"\\ud800\"}"])
        {
            Assert.That((await cluster.SendAsync("POST", Reviews, body)).Expect(400)["kind"], Is.EqualTo("Status"), body);
        }

        Assert.That((await cluster.SendAsync("POST", Reviews, "{}")).Expect(422)["reason"], Is.EqualTo("Invalid"));
    }

    [TestCase(null, "does not exist")]
    [TestCase("\0garbage: [", "is no kubeconfig: line 2")]
    [TestCase("a-secret", "is no kubeconfig: line 1")]
    [TestCase("{}", "kind is not Config")]
    [TestCase("kind: Config\ncontexts: []\n", "no current context")]
    [TestCase("kind: Config\ncurrent-context: a-secret\n", "not among its contexts")]
    public async Task A_kubeconfig_of_a_real_cluster_that_is_none_is_told_at_the_start(string? content, string told)
    {
        using var folder = new TempFolder();
        if (content is not null)
        {
            await File.WriteAllTextAsync(folder.File("kind.yaml"), content);
        }

        var refused = Assert.ThrowsAsync<IOException>(() => TestCloud.StartAsync(new SimulatorOptions { KubeconfigFile = folder.File("kind.yaml") }));
        Assert.That(refused!.Message, Does.Contain("--kubeconfig").And.Contain("kind.yaml").And.Contain(told).And.Not.Contain("a-secret"));
    }

    [Test]
    public async Task The_kubeconfig_of_a_real_cluster_is_handed_out_for_every_cluster()
    {
        using var folder = new TempFolder();
        string real;
        await using (var lab = await TestCloud.StartInstantAsync())
        {
            using var cluster = await KubernetesClient.OfAsync(lab, await lab.CreateClusterAsync());
            real = cluster.Kubeconfig;
        }

        await File.WriteAllTextAsync(folder.File("kind.yaml"), real);
        await using var cloud = await TestCloud.StartAsync(new SimulatorOptions { Speed = Speed.AtOnce, KubeconfigFile = folder.File("kind.yaml") });
        var first = await cloud.CreateFirstClusterAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await cloud.PostAsync(TestCloud.Second + $"clusters/{await cloud.CreateClusterAsync()}/kube_config")).Expect(200).Text,
                Is.EqualTo(real));
            Assert.That((await cloud.FirstAsync("GET", $"clusters/{first}/kube_config")).Expect(200).Text, Is.EqualTo(real));
        }
    }
}
