namespace Vkcc.Simulator.Tests;

/// <summary>The file of <c>--world</c>: a project as a team has it.</summary>
internal sealed class WorldFileTests
{
    private const string Whole = """
        versions: [1.34.2, 1.35.0]
        templates:
          - version: 1.35.0
          - version: 1.34.2
            id: 9f7c1e0a-5d7e-4b53-8f0a-3d2b6d1c0001
            created: 2026-02-10
            deprecated: 2026-11-10
        networks:
          - name: production
            tags: [team-a]
            subnets:
              - { name: nodes, cidr: 10.1.0.0/24 }
              - { name: balancers, cidr: 10.1.1.0/24, dns: [10.1.1.53] }
              - { name: closed, cidr: 10.1.2.0/24, gateway: none }
          - name: outside
            external: true
            subnets: [{ name: pool, cidr: 203.0.113.0/24 }]
        routers:
          - { name: edge, external_network: outside, subnets: [nodes, balancers] }
        quotas:
          RegionOne: { clusters: 2, nodes: 12 }
        """;

    [Test]
    public async Task A_team_finds_its_own_project()
    {
        using var folder = new TempFolder();
        var options = await OptionsAsync(folder, Whole);
        await using var cloud = await TestCloud.StartAsync(options with { Speed = Speed.AtOnce });
        var networks = (await cloud.GetAsync(TestCloud.Networks + "networks")).Expect(200).Json["networks"]!.AsArray();
        var network = networks.First(item => item!["name"]!.ToString() == "production")!["id"]!.ToString();
        var nodes = (await cloud.GetAsync(TestCloud.Networks + "subnets?name=nodes")).Expect(200)["subnets", "0", "id"];
        var body = Bodies.Cluster()
            .With("version", "\"v1.35.0\"")
            .With("network_config.engine.sprut_engine", $$"""{"network_id":"{{network}}","subnet_id":"{{nodes}}","external_network_id":""}""")
            .With("load_balancer_config.octavia_engine", $$"""{"loadbalancer_subnet_id":"{{nodes}}","enable_public_ip":true}""");

        var cluster = (await cloud.ClusterAsync(await cloud.CreateClusterAsync(body)))["external_ip"];
        var templates = (await cloud.FirstAsync("GET", "clustertemplates")).Expect(200).Json["clustertemplates"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                networks.Select(item => item!["name"]!.ToString()),
                Is.EquivalentTo((string[])["production", "outside", "ext-net"]),
                "the external network of the other SDN stays");
            Assert.That(cluster, Does.StartWith("203.0.113."), "the router leads to the file's network");
            Assert.That(templates.Select(item => $"{item!["uuid"]} {item["version"]} {item["is_deprecated"]}"), Is.EqualTo((string[])
                ["c1000000-0000-4000-8000-000000350000 1.35.0 false", "9f7c1e0a-5d7e-4b53-8f0a-3d2b6d1c0001 1.34.2 true"]));
            Assert.That(
                (await cloud.GetAsync(TestCloud.Second + "clusters/k8s_versions")).Expect(200).Text,
                Is.EqualTo("""{"k8s_versions":[{"version":"v1.34.2"},{"version":"v1.35.0"}]}"""));
            Assert.That(
                (await cloud.PostAsync(TestCloud.Second + "clusters", Bodies.Cluster("other").With("version", "\"v1.33.3\""))).Expect(400).Text,
                Does.Contain("Version v1.33.3 is not offered"));
            Assert.That((await cloud.GetAsync("_simulator/quotas/RegionOne")).Expect(200)["limits", "nodes"], Is.EqualTo("12"));
            Assert.That((await cloud.GetAsync("_simulator/quotas/kz")).Expect(200)["limits", "nodes"], Is.EqualTo("5000"));
        }
    }

    [Test]
    public async Task Ids_are_the_same_at_every_start_and_catalog_prints_them()
    {
        using var folder = new TempFolder();
        var options = await OptionsAsync(folder, Whole);
        var (code, output, _) = await SimulatorProcess.RunAsync("catalog", "--world", options.WorldFile!);
        await using var cloud = await TestCloud.StartAsync(options);
        var networks = (await cloud.GetAsync(TestCloud.Networks + "networks?name=production")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            Assert.That(output, Does.Contain(networks["networks", "0", "id"]).And.Contain("v1.35.0").And.Contain("9f7c1e0a-5d7e-4b53-8f0a-3d2b6d1c0001"));
            Assert.That(output, Does.Match(@"clusters +2 +50\n").And.Not.Contain("demo-network"));
        }
    }

    [Test]
    public async Task What_has_changed_since_comes_from_the_state_file()
    {
        using var folder = new TempFolder();
        var options = await OptionsAsync(folder, Whole) with { StateFile = folder.File("state.json") };
        await using (var cloud = await TestCloud.StartAsync(options))
        {
            var balancers = (await cloud.GetAsync(TestCloud.Networks + "subnets?name=closed")).Expect(200)["subnets", "0", "id"];
            (await cloud.DeleteAsync(TestCloud.Networks + "subnets/" + balancers)).Expect(204);
        }

        await using var again = await TestCloud.StartAsync(options);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await again.GetAsync(TestCloud.Networks + "subnets?name=closed")).Expect(200).Json["subnets"]!.AsArray(), Is.Empty);
            Assert.That((await again.GetAsync(TestCloud.Second + "clusters/k8s_versions")).Expect(200).Text, Does.Contain("v1.35.0"));
        }
    }

    private const string Catalogue = """
        versions: [1.33.3, 1.34.2]
        templates: [{ version: 1.34.2 }, { version: 1.33.3 }]
        addons:
          - name: istio
            generations: [2]
          - name: ingress-nginx
            versions:
              - { version: 5.0.0, kubernetes: { from: 1.34 }, values: "replicas: 3" }
              - { version: 4.11.3, deprecated: true }
          - name: our-operator
            purpose: Our own
            generations: [1]
            upgrades: false
            versions: [{ version: 0.2.0 }, { version: 0.1.0 }]
        security_policies:
          - name: k8sreplicalimits
          - name: ourlabels
            description: Labels that we ask for
            default: true
            schema: { type: object, required: [labels], properties: { labels: { type: array, items: { type: string } } } }
        """;

    [Test]
    public async Task Add_ons_are_those_of_the_file()
    {
        using var folder = new TempFolder();
        await using var cloud = await TestCloud.StartAsync(await OptionsAsync(folder, Catalogue) with { Speed = Speed.AtOnce });
        var addons = (await cloud.GetAsync(TestCloud.Second + "addons")).Expect(200).Json["addons"]!.AsArray();
        var version = (await cloud.GetAsync(TestCloud.Second + "addons/ingress-nginx/versions/5.0.0")).Expect(200);
        var cluster = await cloud.FirstWithWorkersAsync();
        var offered = await cloud.PagesAsync($"addons/clusters/{cluster}/available");
        var installed = await cloud.BeginFirstAsync(cluster, "our-operator", "0.1.0");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(addons.Select(addon => addon!["name"]!.ToString()), Is.EqualTo((string[])["istio", "ingress-nginx"]));
            Assert.That(addons[0]!.ToJsonString(), Does.Contain("1.24.2").And.Contain("1.23.3"), "what is not said is as preloaded");
            Assert.That(addons[1]!["versions"]!.AsArray().Select(item => $"{item!["version"]} {item["is_deprecated"]}"),
                Is.EqualTo((string[])["5.0.0 false", "4.11.3 true"]));
            Assert.That(version.Json["supported_kube_versions"]!.ToJsonString(), Is.EqualTo("""["v1.34.2"]"""));
            Assert.That(AddonBodies.Text(version["values_template"]), Is.EqualTo("replicas: 3"));
            Assert.That(offered.Select(item => $"{item["name"]} {item["chart_version"]}"),
                Is.EqualTo((string[])["our-operator 0.2.0", "our-operator 0.1.0"]), "the cluster is of 1.33");
            Assert.That((await cloud.GetAsync($"{TestCloud.Addons}cluster_addons/{installed}")).Expect(200)["addon", "upgrade_available"], Is.EqualTo("false"));
        }
    }

    [Test]
    public async Task Security_policy_templates_are_those_of_the_file()
    {
        using var folder = new TempFolder();
        await using var cloud = await TestCloud.StartAsync(await OptionsAsync(folder, Catalogue) with { Speed = Speed.AtOnce });
        var templates = (await cloud.FirstAsync("GET", "security_policy")).Expect(200).Json["security_policy"]!.AsArray();
        var cluster = await cloud.CreateClusterAsync();
        var policies = (await cloud.GetAsync("_simulator/state")).Expect(200).Json["security_policies"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(templates.Select(template => template!["name"]!.ToString()), Is.EqualTo((string[])["k8sreplicalimits", "ourlabels"]));
            Assert.That(templates[0]!["uuid"]!.ToString(), Is.EqualTo(PolicyTemplates.Default.Find("k8sreplicalimits")!.Uuid));
            Assert.That(AddonBodies.Text(templates[1]!["settings_description"]!.ToString()), Is.EqualTo(
                """{"type":"object","required":["labels"],"properties":{"labels":{"type":"array","items":{"type":"string"}}}}"""));
            Assert.That(policies.Select(policy => $"{policy!["cluster_id"]} {policy["template"]}"),
                Is.EqualTo((string[])[cluster + " ourlabels"]), "the default of the file, and no other");
        }
    }

    [Test]
    public async Task Catalog_prints_add_ons_and_policies_of_the_file()
    {
        using var folder = new TempFolder();
        var options = await OptionsAsync(folder, Catalogue);
        var (code, output, _) = await SimulatorProcess.RunAsync("catalog", "--world", options.WorldFile!);
        await using var cloud = await TestCloud.StartAsync(options);
        var version = (await cloud.GetAsync(TestCloud.Second + "addons/ingress-nginx/versions/5.0.0")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            Assert.That(output, Does.Match($@"istio +2 +{AddonCatalogue.Default.Find("istio")!.Id}\n").And.Match(@"our-operator +1\n"));
            Assert.That(output, Does.Match($@"ingress-nginx +5\.0\.0 +[-0-9a-f]{{36}} +{version["id"]} +v1\.34\.2\n"));
            Assert.That(output, Does.Match(@"ingress-nginx +4\.11\.3 +.* v1\.33\.3 v1\.34\.2 +deprecated\n"));
            Assert.That(output, Does.Match(@"ourlabels +1\.0\.0 +[-0-9a-f]{36} +\w{27} +in every cluster\n"));
            Assert.That(output, Does.Not.Contain("k8sallowedrepos").And.Not.Contain("velero"));
        }
    }

    /// <summary>An upgrade that a simulator was ended in is finished by one that offers other templates.</summary>
    [Test]
    public async Task An_upgrade_outlives_the_templates_that_were_offered()
    {
        using var kept = new KeptCloud();
        string id;
        await using (var cloud = await kept.StartAsync())
        {
            id = await cloud.CreateRunningFirstClusterAsync();
            (await cloud.FirstAsync("PATCH", $"clusters/{id}/actions/upgrade", FirstBodies.Upgrade("c1000000-0000-4000-8000-000000340002"))).Expect(202);
        }

        await File.WriteAllTextAsync(kept.File("world.yaml"), "templates: [{ version: 1.31.4 }]");
        await using var again = await kept.StartAsync(options => options with { WorldFile = kept.File("world.yaml") });
        again.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.That((await again.FirstAsync("GET", "clusters/" + id)).Expect(200)["coe_version"], Is.EqualTo("v1.34.2"));
    }

    [Test]
    public void Versions_alone_say_what_both_generations_offer()
    {
        var world = WorldFile.Read("versions: [v1.33.3, 1.36.1]");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Offers.Versions, Is.EqualTo((string[])["v1.33.3", "v1.36.1"]));
            Assert.That(
                world.Offers.Templates.All.Where(template => template.DeprecatedAt is null).Select(template => template.FullVersion),
                Is.EqualTo((string[])["1.36.1", "1.33.3"]));
            Assert.That(world.Offers.Templates.FindByIdent("1.30.5")?.DeprecatedAt, Is.Not.Null, "clusters of old templates go on");
            Assert.That(world.Networking.Networks, Is.EqualTo(Preloaded.Networks));
        }
    }

    [TestCase("", ExpectedResult = "")]
    [TestCase("netwroks: []", ExpectedResult = "line 1: A world has no netwroks. Did you mean networks?")]
    [TestCase("quotas:\n  RegionOne:\n    node: 3", ExpectedResult = "line 3: A quota has no node. Did you mean nodes?")]
    [TestCase("quotas:\n  RegionOne:\n    nodes: many", ExpectedResult = "line 3: nodes must be a number from 0 to 2147483647, and is \"many\".")]
    [TestCase("quotas:\n  Mars: {}", ExpectedResult = "line 2: quotas has no Mars. Known: RegionOne, kz.")]
    [TestCase("versions: [1.34]", ExpectedResult = "line 1: A version looks like 1.34.2, and this is 1.34.")]
    [TestCase("versions: 1.34.2", ExpectedResult = "line 1: versions must be a list, and is \"1.34.2\".")]
    [TestCase("templates:\n- id: x", ExpectedResult = "line 2: A template needs version.")]
    [TestCase(
        "templates:\n- version: 1.34.2\n- version: 1.34.2",
        ExpectedResult = "line 3: Template c1000000-0000-4000-8000-000000340002 of version v1.34.2 is there already.")]
    [TestCase("templates: [{ version: 1.34.2, deprecated: soon }]", ExpectedResult = "line 1: deprecated must be a day such as 2026-02-10.")]
    [TestCase("networks:\n- name: a\n  sdn: sprout", ExpectedResult = "line 3: SDN sprout is not known here. Did you mean sprut?")]
    [TestCase("networks:\n- name: a\n  external: yes", ExpectedResult = "line 3: external must be true or false, and is \"yes\".")]
    [TestCase("networks:\n- name: a\n  external: true", ExpectedResult = "line 2: External network a needs a subnet: addresses are taken from it.")]
    [TestCase(
        "networks:\n- name: a\n- name: a",
        ExpectedResult = "line 3: A network with the name a or its id is there already; two of one name need ids of their own.")]
    [TestCase("networks:\n- name: a\n  id: 7", ExpectedResult = "line 3: id must be a UUID, and is \"7\".")]
    [TestCase(
        "networks:\n- name: a\n  subnets:\n  - name: s\n    cidr: 10.0.0.1/24",
        ExpectedResult = "line 5: cidr must be a network such as 10.1.0.0/24 of 16 addresses at least, and is \"10.0.0.1/24\".")]
    [TestCase(
        "networks:\n- name: a\n  subnets:\n  - { name: s, cidr: 10.0.0.0/16 }\n  - { name: t, cidr: 10.0.1.0/24 }",
        ExpectedResult = "line 5: 10.0.1.0/24 overlaps with 10.0.0.0/16 of subnet s in the same network.")]
    [TestCase(
        "networks:\n- name: a\n  subnets:\n  - { name: s, cidr: 10.0.0.0/24, gateway: 10.1.0.1 }",
        ExpectedResult = "line 4: gateway must be an address of 10.0.0.0/24, or none, and is 10.1.0.1.")]
    [TestCase(
        "networks: []\nrouters:\n- name: r\n  external_network: intranet",
        ExpectedResult = "line 4: External network intranet is not known here. Did you mean internet?")]
    [TestCase("networks: []\nrouters:\n- name: r\n  subnets: [s]", ExpectedResult = "line 4: Subnet s is not known here. There is none.")]
    [TestCase(
        "networks:\n- name: a\n  subnets: [{ name: s, cidr: 10.0.0.0/24, gateway: none }]\nrouters:\n- name: r\n  subnets: [s]",
        ExpectedResult = "line 5: Subnet s has no gateway, which the router would be.")]
    [TestCase("routers: []", ExpectedResult = "line 1: routers go with networks: say both.")]
    [TestCase("networks: []\nnetworks: []", ExpectedResult = "line 2: networks stands here a second time.")]
    [TestCase("addons: {}", ExpectedResult = "line 1: addons must be a list, and is a map.")]
    [TestCase("addons:\n- name: own", ExpectedResult = "line 2: The simulator knows no add-on own: say its versions.")]
    [TestCase("addons:\n- name: istio\n- name: istio", ExpectedResult = "line 3: An add-on with the name istio is there already.")]
    [TestCase("addons:\n- name: istio\n  generations: [3]", ExpectedResult = "line 3: A generation must be a number from 1 to 2, and is \"3\".")]
    [TestCase("addons:\n- name: istio\n  generations: []", ExpectedResult = "line 3: generations must be [1], [2] or [1, 2].")]
    [TestCase("addons:\n- name: istio\n  version: 1.2.3", ExpectedResult = "line 3: An add-on has no version. Did you mean versions?")]
    [TestCase("addons:\n- name: istio\n  versions:\n  - {}", ExpectedResult = "line 4: A version of an add-on needs version.")]
    [TestCase("addons:\n- name: istio\n  versions:\n  - { version: 1.2.3, kubernetes: 1.34 }",
        ExpectedResult = "line 4: kubernetes must be a map of names and values, and is \"1.34\".")]
    [TestCase("addons:\n- name: istio\n  versions:\n  - { version: 1.2.3, kubernetes: { from: 1.34.2 } }",
        ExpectedResult = "line 4: A version of Kubernetes looks like 1.34 here, and this is 1.34.2.")]
    [TestCase("addons:\n- name: istio\n  versions:\n  - { version: 1.2.3, kubernetes: { from: 1.34, to: 1.30 } }",
        ExpectedResult = "line 4: kubernetes goes from an older version to a newer one, and not from 1.34 to 1.30.")]
    [TestCase("security_policies:\n- name: a\n- name: a", ExpectedResult = "line 3: A security policy with the name a is there already.")]
    [TestCase("security_policies:\n- name: a\n  schema: none", ExpectedResult = "line 3: schema must be a map of names and values, and is \"none\".")]
    [TestCase("security_policy: []", ExpectedResult = "line 1: A world has no security_policy. Did you mean security_policies?")]
    [TestCase("- a", ExpectedResult = "line 1: the file must be a map of names and values, and is a list.")]
    [TestCase("versions: []\n---\nversions: []", ExpectedResult = "line 2: a second document begins, and one is read.")]
    public string A_mistake_is_told_with_its_line(string text)
    {
        try
        {
            _ = WorldFile.Read(text);
            return "";
        }
        catch (YamlMistake mistake)
        {
            return mistake.Message;
        }
    }

    [Test]
    public void The_guides_example_is_one()
    {
        var guide = File.ReadAllText(Path.Combine(Terraform.Testing.Programs.Root, "docs/guides/testing-offline.md"));
        var example = guide.Split("```yaml\n# world.yaml")[1].Split("```")[0];
        var world = WorldFile.Read("#" + example);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                world.Networking.Subnets.Count(subnet => subnet.ProjectId == Preloaded.ProjectId && subnet.Cidr.StartsWith("10.1.", StringComparison.Ordinal)),
                Is.EqualTo(2));
            Assert.That(world.Quotas["RegionOne"].Vcpus, Is.EqualTo(200));
            Assert.That(world.Offers.Addons.All.Select(addon => addon.Name), Is.EqualTo((string[])["cert-manager", "our-ingress"]));
            Assert.That(world.Offers.Policies.All.Select(template => template.Name), Is.EqualTo((string[])["k8sallowedrepos", "ourlabels"]));
        }
    }

    [TestCase("versions: [")]
    [TestCase("a: b: c")]
    [TestCase("\t- x")]
    [TestCase("*nothing")]
    [TestCase("a: &a [*a]")]
    [TestCase("%YAML 9")]
    [TestCase("? [a]\n: b")]
    public void Broken_YAML_is_a_mistake_and_nothing_else(string text) =>
        Assert.That(() => WorldFile.Read(text), Throws.TypeOf<YamlMistake>().With.Message.StartsWith("line "));

    [Test]
    public void Depth_and_size_have_bounds()
    {
        Assert.That(() => WorldFile.Read("versions: " + new string('[', 100_000)), Throws.TypeOf<YamlMistake>());
        Assert.That(() => WorldFile.Read(new string(' ', (1 << 20) + 1)), Throws.TypeOf<YamlMistake>().With.Message.Contains("1 MiB"));
    }

    [Test]
    public async Task The_program_names_file_and_line()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("world.yaml"), "versions: [1.34.2]\nnetwork: []");
        var (code, output, error) = await SimulatorProcess.RunAsync("--world", folder.File("world.yaml"));
        var missing = await SimulatorProcess.RunAsync("catalog", "--world", folder.File("none.yaml"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (code, output, error),
                Is.EqualTo((1, "", $"vkcc-simulator: {folder.File("world.yaml")}, line 2: A world has no network. Did you mean networks?\n")));
            Assert.That(missing.Code, Is.EqualTo(1));
            Assert.That(missing.Error, Does.Contain("none.yaml").And.Not.Contain("   at "));
        }
    }

    private static async Task<SimulatorOptions> OptionsAsync(TempFolder folder, string text)
    {
        await File.WriteAllTextAsync(folder.File("world.yaml"), text);
        return new SimulatorOptions { WorldFile = folder.File("world.yaml") };
    }
}
