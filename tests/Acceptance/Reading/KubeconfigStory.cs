using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Acceptance;

/// <summary>The kubeconfig that practitioners get is one that Kubernetes' own tools read.</summary>
internal sealed class KubeconfigStory() : Story("Reading")
{
    [Test]
    public async Task A_kubeconfig_has_the_shape_of_its_first_version()
    {
        await using var terraform = await OpenAsync();
        var outputs = await ApplyAsync(terraform);

        var file = Parse((string)outputs["kubeconfig"]!["value"]!);
        var (cluster, context, user) = (Named(file, "clusters"), Named(file, "contexts"), Named(file, "users"));
        var authority = Encoding.UTF8.GetString(Convert.FromBase64String(Text(Map(cluster, "cluster"), "certificate-authority-data")));
        using var certificate = X509Certificate2.CreateFromPem(authority);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Keys(file), Is.SubsetOf(new[] { "apiVersion", "kind", "clusters", "contexts", "current-context", "users", "preferences" }));
            Assert.That((Text(file, "apiVersion"), Text(file, "kind")), Is.EqualTo(("v1", "Config")));
            Assert.That(Text(file, "current-context"), Is.EqualTo(Text(context, "name")));
            Assert.That(Text(Map(context, "context"), "cluster"), Is.EqualTo(Text(cluster, "name")));
            Assert.That(Text(Map(context, "context"), "user"), Is.EqualTo(Text(user, "name")));
            Assert.That(Keys(Map(cluster, "cluster")), Is.EquivalentTo(new[] { "server", "certificate-authority-data" }));
            Assert.That(Keys(Map(user, "user")), Is.EquivalentTo(new[] { "exec" }), "A plugin fetches the credentials; none stand in the file.");
            Assert.That(Text(Map(Map(user, "user"), "exec"), "apiVersion"), Is.EqualTo("client.authentication.k8s.io/v1"));
            Assert.That(Text(Map(Map(user, "user"), "exec"), "command"), Is.EqualTo("client-keystone-auth"));

            // What other providers are fed with is the same.
            Assert.That((string?)outputs["host"]!["value"], Is.EqualTo(Text(Map(cluster, "cluster"), "server")).And.StartsWith("https://"));
            Assert.That(((string?)outputs["cluster_ca_certificate"]!["value"])!.Trim(), Is.EqualTo(authority.Trim()));
            Assert.That(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, Is.True);
        }
    }

    [Test]
    [Category("Kubectl")]
    public async Task Kubectl_reads_the_kubeconfig()
    {
        await using var terraform = await OpenAsync();
        var outputs = await ApplyAsync(terraform);
        var path = Path.Combine(terraform.Home, "kubeconfig");
        await File.WriteAllTextAsync(path, (string)outputs["kubeconfig"]!["value"]!);

        var environment = Host.CleanEnvironment();
        environment["HOME"] = terraform.Home;
        await using var kubectl = ChildProcess.Start("kubectl", ["--kubeconfig", path, "config", "view", "--raw", "-o", "json"], terraform.Home, environment);
        var code = await kubectl.ExitAsync(TimeSpan.FromSeconds(30));

        Assert.That(code, Is.Zero, kubectl.Error);
        var seen = JsonNode.Parse(kubectl.Output)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)seen["clusters"]![0]!["cluster"]!["server"], Is.EqualTo((string?)outputs["host"]!["value"]));
            Assert.That((string?)seen["current-context"], Is.EqualTo((string?)seen["contexts"]![0]!["name"]));
            Assert.That((string?)seen["users"]![0]!["user"]!["exec"]!["command"], Is.EqualTo("client-keystone-auth"));
        }
    }

    [Test]
    [Category("Kubectl")]
    public async Task Kubectl_shows_the_nodes_that_terraform_made()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("kubectl.tf");
        var inTheSameApply = await File.ReadAllLinesAsync(Path.Combine(terraform.Configuration, "nodes"));
        var outputs = JsonNode.Parse((await terraform.RunAsync("output", "-json")).ShouldSucceed().Output)!;
        var (path, token) = (Path.Combine(terraform.Home, "kubeconfig"), (string)outputs["token"]!["value"]!);
        await File.WriteAllTextAsync(path, (string)outputs["kubeconfig"]!["value"]!);

        var nodes = (await KubectlAsync(
            terraform, path, token, "get", "nodes", "-L", "team,topology.kubernetes.io/zone,node.kubernetes.io/instance-type", "--no-headers")).Output;
        var taints = (await KubectlAsync(terraform, path, token, "get", "nodes", "-l", "team=red", "-o", "jsonpath={.items[*].spec.taints[0]}")).Output;
        await Cloud.ExpireTokensAsync();
        var old = await KubectlAsync(terraform, path, token, "get", "nodes");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(inTheSameApply, Is.EqualTo(new[] { "node/shop-master-0", "node/shop-workers-0", "node/shop-workers-1" }));
            Assert.That(nodes.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3));
            Assert.That(nodes, Does.Match(@"shop-master-0 +Ready +control-plane,master +\S+ +v1\.33\.3 +MS1 +STD2-2-6"));
            Assert.That(nodes, Does.Match(@"shop-workers-1 +Ready +<none> +\S+ +v1\.33\.3 +red +MS1 +STD3-4-8"));
            Assert.That(
                taints.Trim(),
                Is.EqualTo("""{"effect":"NoSchedule","key":"dedicated","value":"batch"} {"effect":"NoSchedule","key":"dedicated","value":"batch"}"""));
            Assert.That((old.Code, old.Error.Contains("Unauthorized", StringComparison.Ordinal)), Is.EqualTo((1, true)), old.Error);
        }
    }

    private static async Task<(int Code, string Output, string Error)> KubectlAsync(
        Workspace terraform, string kubeconfig, string token, params string[] arguments)
    {
        var environment = Host.CleanEnvironment();
        environment["HOME"] = terraform.Home;
        await using var kubectl = ChildProcess.Start("kubectl", ["--kubeconfig", kubeconfig, "--token", token, .. arguments], terraform.Home, environment);
        var code = await kubectl.ExitAsync(TimeSpan.FromSeconds(30));
        return (code, kubectl.Output, kubectl.Error);
    }

    private static async Task<JsonNode> ApplyAsync(Workspace terraform)
    {
        await File.WriteAllTextAsync(
            Path.Combine(terraform.Configuration, "kubeconfig.tf"),
            await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Reading", "kubeconfig.tf")));
        await terraform.ApplyAsync("cluster.tf");
        return JsonNode.Parse((await terraform.RunAsync("output", "-json")).ShouldSucceed().Output)!;
    }

    private static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>The only entry of a list of named things.</summary>
    private static YamlMappingNode Named(YamlMappingNode file, string list) =>
        (YamlMappingNode)((YamlSequenceNode)file.Children[new YamlScalarNode(list)]).Children.Single();

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[new YamlScalarNode(key)];

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[new YamlScalarNode(key)]).Value!;

    private static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);
}
