namespace Vkcc.Simulator.Tests.First;

/// <summary>Templates (vk-cloud-api.md section 2.8) and what came with each version (ENV-1 to ENV-7, SEC-1).</summary>
internal sealed class ClusterTemplateTests
{
    [TestCase("1.16", "centos", "docker", "false", "false", "false", TestName = "ENV-1 1.16")]
    [TestCase("1.18", "centos", "docker", "false", "false", "false", TestName = "ENV-1 1.18")]
    [TestCase("1.19", "centos", "docker", "false", "false", "false", TestName = "ENV-2 1.19")]
    [TestCase("1.20", "centos", "crio", "false", "false", "false", TestName = "ENV-3 1.20")]
    [TestCase("1.21", "almalinux-8", "crio", "true", "false", "false", TestName = "ENV-4 1.21")]
    [TestCase("1.22", "almalinux-9", "crio", "true", "false", "false", TestName = "ENV-5 1.22")]
    [TestCase("1.23", "almalinux-9", "crio", "true", "true", "false", TestName = "ENV-6 1.23")]
    [TestCase("1.26", "almalinux-9", "crio", "true", "true", "false", TestName = "ENV-6 1.26")]
    [TestCase("1.27", "almalinux-9", "crio", "true", "true", "true", TestName = "ENV-7 1.27")]
    [TestCase("1.34", "almalinux-9", "crio", "true", "true", "true", TestName = "ENV-7 1.34")]
    public async Task A_version_comes_with_its_environment(string version, string system, string runtime, string gatekeeper, string roles, string autoresize)
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.FirstAsync("GET", "clustertemplates/" + version)).Expect(200);
        Assert.That(
            (
                answer["version"], answer["cluster_distro"], answer["labels", "container_runtime"], answer["labels", "gatekeeper_enabled"],
                answer["labels", "iam_roles_enabled"], answer["labels", "master_autoresize_enabled"]),
            Is.EqualTo((version, system, runtime, gatekeeper, roles, autoresize)));
    }

    [TestCase("c1000000-0000-4000-8000-000000330003")]
    [TestCase("kubernetes-1.33.3")]
    [TestCase("1.33")]
    [TestCase("1.33.3")]
    [TestCase("v1.33.3")]
    public async Task A_template_is_found_by_id_name_and_version(string ident)
    {
        await using var cloud = await TestCloud.StartAsync();
        Assert.That((await cloud.FirstAsync("GET", "clustertemplates/" + ident)).Expect(200)["uuid"], Is.EqualTo(FirstBodies.Template133));
    }

    [Test]
    public async Task The_list_has_all_versions_and_says_which_are_no_longer_offered()
    {
        await using var cloud = await TestCloud.StartAsync();
        var templates = (await cloud.FirstAsync("GET", "clustertemplates")).Expect(200).Json["clustertemplates"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(templates.Select(template => template!["version"]!.ToString()), Is.Unique);
            Assert.That(templates.Where(template => template!["deprecated_at"] is null).Select(template => template!["name"]!.ToString()), Is.EqualTo(
                new[] { "kubernetes-1.34.2", "kubernetes-1.33.3", "kubernetes-1.32.1", "kubernetes-1.31.4" }));
            Assert.That(templates.Select(template => template!["apiserver_port"]!.GetValueKind()), Is.All.EqualTo(System.Text.Json.JsonValueKind.Number));
        }
    }

    [TestCase("1.31", "kubernetes-1.32.1")]
    [TestCase("1.32", "kubernetes-1.33.3,kubernetes-1.33.1")]
    [TestCase("1.33.1", "kubernetes-1.34.2,kubernetes-1.33.3")]
    [TestCase("1.34", "")]
    [TestCase("1.16", "")]
    public async Task A_cluster_knows_what_it_can_be_upgraded_to(string version, string targets)
    {
        await using var cloud = await TestCloud.StartAsync();
        var template = (await cloud.FirstAsync("GET", "clustertemplates/" + version))["uuid"];
        var id = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster(template: template));
        var answer = (await cloud.FirstAsync("GET", $"clusters/{id}/upgrade_params")).Expect(200);
        Assert.That(string.Join(',', answer.Json["clustertemplates"]!.AsArray().Select(target => target!["name"])), Is.EqualTo(targets));
    }
}
