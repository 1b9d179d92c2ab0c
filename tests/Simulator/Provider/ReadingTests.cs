using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SimulatorTests.Client;
using Terraform.Framework;
using VkCloud;

namespace SimulatorTests.Provider;

/// <summary>Data sources and the ephemeral kubeconfig against the simulator.</summary>
internal sealed class ReadingTests
{
    [Test]
    public async Task Row_63_versions_come_newest_first_with_what_they_lead_to()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        var found = await reader.ReadAsync("vkcc_kubernetes_versions");

        var names = Texts(found["names"]);
        var first = (TfObject)((TfList)found["versions"]).Elements[0];
        var second = (TfObject)((TfList)found["versions"]).Elements[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.Select(n => Version.Parse(n)), Is.Ordered.Descending);
            Assert.That(Text(found["latest"]), Is.EqualTo(names[0]));
            Assert.That(Text(found["id"]), Is.EqualTo("RegionOne"));
            Assert.That(Texts(first["upgrades_to"]), Is.Empty);
            Assert.That(Texts(second["upgrades_to"]), Is.EqualTo(new[] { names[0] }));
            Assert.That(Text(first["operating_system"]), Is.EqualTo("AlmaLinux 9"));
            Assert.That(Text(first["container_runtime"]), Is.EqualTo("CRI-O"));
            Assert.That(first["gatekeeper"], Is.EqualTo(TfBool.True));
            Assert.That(Text(first["supported_until"]), Does.Match("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"));
        }
    }

    [Test]
    public async Task Row_63_zones_tell_which_are_closed_and_which_retire()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ControlAsync("zones/ME1/fail");
        using var reader = await Reader.OpenAsync(bench);

        var found = await reader.ReadAsync("vkcc_availability_zones");

        Assert.That(
            ((TfList)found["zones"]).Elements.Cast<TfObject>().Select(z => (Text(z["name"]), z["available"] == TfBool.True, z["retiring"] == TfBool.True)),
            Is.EqualTo(new[] { ("GZ1", true, true), ("ME1", false, false), ("MS1", true, false), ("PA2", true, false) }));
        Assert.That(Texts(found["names"]), Is.EqualTo(new[] { "MS1", "PA2" }));
    }

    [Test]
    public async Task Row_63_flavors_pass_every_filter_and_come_smallest_first()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        var all = await reader.ReadAsync("vkcc_flavors");
        var some = await reader.ReadAsync(
            "vkcc_flavors", ("min_vcpus", TfNumber.Of(4)), ("min_ram", TfNumber.Of(8192)), ("family", new TfString("STD3")), ("for_masters", TfBool.True));
        var exact = await reader.ReadAsync("vkcc_flavors", ("vcpus", TfNumber.Of(2)), ("ram", TfNumber.Of(6144)), ("family", new TfString("STD2")));
        var gpu = await reader.ReadAsync("vkcc_flavors", ("for_masters", TfBool.False));
        var none = await reader.RefuseAsync("vkcc_flavors", ("min_vcpus", TfNumber.Of(1000)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Flavors(all), Is.Ordered.Ascending);
            Assert.That(Flavors(some)[0], Is.EqualTo((4L, 8192L, "STD3-4-8")));
            Assert.That(Texts(some["names"]), Has.All.StartsWith("STD3-"));
            Assert.That(Flavors(exact), Is.EqualTo(new[] { (2L, 6144L, "STD2-2-6") }));
            Assert.That(Texts(gpu["names"]), Is.Not.Empty.And.All.Contains("GPU"));
            Assert.That(none.Summary, Is.EqualTo("No flavor fits"));
        }

        static List<(long Vcpus, long Ram, string Name)> Flavors(TfObject found) =>
            [.. ((TfList)found["flavors"]).Elements.Cast<TfObject>().Select(f => (f.Long("vcpus").Value, f.Long("ram").Value, Text(f["name"])))];
    }

    [Test]
    public async Task Row_63_volume_types_of_a_zone()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        var all = await reader.ReadAsync("vkcc_volume_types");
        var some = await reader.ReadAsync("vkcc_volume_types", ("availability_zone", new TfString("MS1")));
        var none = await reader.RefuseAsync("vkcc_volume_types", ("availability_zone", new TfString("MS-1")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(all["names"]), Is.Ordered.And.Contains("ceph-ssd"));
            Assert.That(Texts(some["names"]), Is.Not.Empty.And.SubsetOf(Texts(all["names"])));
            Assert.That(((TfList)some["volume_types"]).Elements.Cast<TfObject>().Select(t => Texts(t["availability_zones"])), Has.All.Contains("MS1"));
            Assert.That(Text(some["id"]), Is.EqualTo("RegionOne/MS1"));
            Assert.That(none.Detail, Does.Contain("Did you mean \"MS1\"?"));
            Assert.That(none.Path, Is.EqualTo(AttributePath.Root("availability_zone")));
        }
    }

    [Test]
    public async Task Row_63_cluster_templates_come_newest_first_and_only_those_that_are_offered()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        var offered = await reader.ReadAsync("vkcc_cluster_templates");
        var all = await reader.ReadAsync("vkcc_cluster_templates", ("include_deprecated", TfBool.True));
        var some = await reader.ReadAsync("vkcc_cluster_templates", ("version", new TfString("1.33")), ("include_deprecated", TfBool.True));
        var exact = await reader.ReadAsync("vkcc_cluster_templates", ("version", new TfString("v1.34.2")));
        var old = await reader.RefuseAsync("vkcc_cluster_templates", ("version", new TfString("1.20")));
        var none = await reader.RefuseAsync("vkcc_cluster_templates", ("version", new TfString("1.99")), ("include_deprecated", TfBool.True));

        var newest = Templates(offered)[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Templates(all).Select(t => Version.Parse(Text(t["kubernetes_version"]))), Is.Ordered.Descending);
            Assert.That(Templates(offered).Select(t => t["deprecated"]), Is.Not.Empty.And.All.EqualTo(TfBool.False));
            Assert.That(Texts(all["ids"]), Has.Count.GreaterThan(Texts(offered["ids"]).Count).And.SupersetOf(Texts(offered["ids"])));
            Assert.That(Texts(all["ids"]), Is.EqualTo(Templates(all).Select(t => Text(t["id"]))));
            Assert.That(
                Templates(some).Select(t => (Text(t["version"]), Text(t["kubernetes_version"]))),
                Is.EqualTo(new[] { ("1.33", "1.33.3"), ("1.33.1", "1.33.1") }));
            Assert.That((Text(exact["id"]), Texts(exact["ids"])), Is.EqualTo(("RegionOne/v1.34.2", new List<string> { Text(newest["id"]) })));
            Assert.That(
                (Text(newest["name"]), Text(newest["distro"]), Text(newest["created_at"])),
                Is.EqualTo(("kubernetes-1.34.2", "almalinux-9", "2026-02-10T00:00:00Z")));
            Assert.That(((TfMap)newest["labels"]).Entries["kube_tag"], Is.EqualTo(new TfString("v1.34.2")));
            Assert.That((old.Summary, old.Path), Is.EqualTo(("Version is not offered", AttributePath.Root("version"))));
            Assert.That(old.Detail, Does.Contain("include_deprecated = true lists what is deprecated of it: c1000000-"));
            Assert.That(none.Detail, Does.Contain("No cluster template of Kubernetes 1.99").And.Not.Contain("deprecated"));
        }

        static List<TfObject> Templates(TfObject found) => [.. ((TfList)found["cluster_templates"]).Elements.Cast<TfObject>()];
    }

    [Test]
    public async Task Row_63_templates_of_security_policies_come_with_the_schema_of_their_settings([Values(1, 2)] int number)
    {
        const string Type = "vkcc_security_policy_templates";
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);
        var generation = ("generation", (TfValue)TfNumber.Of(number));
        var cluster = ("cluster_id", new TfString(number == 1 ? "7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11" : "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD"));

        var found = await reader.ReadAsync(Type, generation);
        var ofCluster = await reader.ReadAsync(Type, cluster);
        var byDefault = await reader.ReadAsync(Type);

        var templates = ((TfList)found["templates"]).Elements.Cast<TfObject>().ToList();
        var repos = templates.Single(t => Text(t["name"]) == "k8sallowedrepos");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Text(found["id"]), found.Long("generation").Value), Is.EqualTo(($"RegionOne/{number}", (long)number)));
            Assert.That(Texts(found["names"]), Is.Ordered.And.Unique.And.EqualTo(templates.Select(t => Text(t["name"]))).And.Contains("k8sreplicalimits"));
            Assert.That(templates.Select(t => CloudId.Generation(Text(t["id"]))), Has.All.EqualTo(number));
            Assert.That((Text(repos["version"]), Text(repos["description"])), Is.EqualTo(("1.0.0", "Images come from these places")));
            Assert.That(
                Text(repos["settings_schema"]),
                Does.StartWith("""{"type":"object","properties":{"repos":{"type":"array","items":{"type":"string"}}},"required":["repos"]"""));
            Assert.That(
                templates.Where(t => t["is_default"] == TfBool.True).Select(t => Text(t["name"])),
                Is.EqualTo(new[] { "k8spsphostfilesystem", "k8spsphostnamespace" }));
            Assert.That(ofCluster["templates"], Is.EqualTo(found["templates"]));
            Assert.That(byDefault["templates"].Equals(found["templates"]), Is.EqualTo(number == 2), "the second generation is the default");
        }
    }

    [Test]
    public async Task Row_63_templates_of_what_is_no_cluster_are_an_error_on_its_argument()
    {
        const string Type = "vkcc_security_policy_templates";
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);
        var made = await bench.CreateClusterAsync();

        var name = await reader.RefuseAsync(Type, ("cluster_id", new TfString("nowhere")));
        var called = await reader.RefuseAsync(Type, ("cluster_id", new TfString(made.Name!)));
        var other = await reader.RefuseAsync(Type, ("cluster_id", new TfString(made.Id)), ("generation", TfNumber.Of(1)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((name.Summary, name.Path), Is.EqualTo(("Not a cluster's id", AttributePath.Root("cluster_id"))));
            Assert.That(called.Detail, Does.Contain(made.Id));
            Assert.That(called.Path, Is.EqualTo(AttributePath.Root("cluster_id")));
            Assert.That((other.Summary, other.Path), Is.EqualTo(("Generation is not the cluster's", AttributePath.Root("generation"))));
        }
    }

    [Test]
    public async Task Row_63_a_network_is_the_same_by_name_and_by_id_and_tells_its_subnets_and_their_way_out()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        var byName = await reader.ReadAsync("vkcc_network", ("name", new TfString("demo-network")));
        var byId = await reader.ReadAsync("vkcc_network", ("id", new TfString(Bench.Network)));
        var byNameAndSdn = await reader.ReadAsync("vkcc_network", ("name", new TfString("demo-network")), ("sdn", new TfString("sprut")));
        var onlyOfSdn = await reader.ReadAsync("vkcc_network", ("sdn", new TfString("neutron")));
        var spare = await reader.ReadAsync("vkcc_network", ("name", new TfString("spare-network")));
        var internet = await reader.ReadAsync("vkcc_network", ("name", new TfString("internet")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byId, Is.EqualTo(byName));
            Assert.That(byNameAndSdn, Is.EqualTo(byName));
            Assert.That(
                (Text(byName["id"]), Text(byName["sdn"]), Text(byName["status"]), byName["external"]),
                Is.EqualTo((Bench.Network, "sprut", "ACTIVE", TfBool.False)));
            Assert.That(
                Subnets(byName),
                Is.EqualTo(new[]
                {
                    ("demo-balancers", "192.168.20.0/24", "192.168.20.1", true, "30000000-0000-4000-8000-000000000001"),
                    ("demo-nodes", "192.168.10.0/24", "192.168.10.1", true, "30000000-0000-4000-8000-000000000001"),
                }));
            Assert.That(((TfMap)byName["subnet_ids"]).Entries["demo-nodes"], Is.EqualTo(new TfString(Bench.Nodes)));
            Assert.That(Text(onlyOfSdn["name"]), Is.EqualTo("old-network"));
            Assert.That(
                Subnets(spare).Select(s => (s.Name, s.Out, s.Router)),
                Is.EqualTo(new[] { ("spare-closed", false, "30000000-0000-4000-8000-000000000002"), ("spare-isolated", false, "") }));
            Assert.That(internet["external"], Is.EqualTo(TfBool.True));
        }

        static List<(string Name, string Cidr, string Gateway, bool Out, string Router)> Subnets(TfObject found) =>
            [
                .. from subnet in ((TfList)found["subnets"]).Elements.Cast<TfObject>()
                   let router = subnet["router_id"] is TfString id ? id.Text : ""
                   select (Text(subnet["name"]), Text(subnet["cidr"]), Text(subnet["gateway_ip"]), subnet["has_external_gateway"] == TfBool.True, router),
            ];
    }

    [Test]
    public async Task Row_63_the_only_network_of_a_project_needs_no_name_and_of_several_the_choice_is_told()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        var several = await reader.RefuseAsync("vkcc_network");
        var two = await reader.RefuseAsync("vkcc_network", ("sdn", new TfString("sprut")));
        var none = await reader.RefuseAsync("vkcc_network", ("name", new TfString("demo")));
        var elsewhere = await reader.RefuseAsync("vkcc_network", ("name", new TfString("demo-network")), ("sdn", new TfString("neutron")));
        var nameForId = await reader.RefuseAsync("vkcc_network", ("id", new TfString("demo-network")));
        var wrongId = await reader.RefuseAsync("vkcc_network", ("id", new TfString("10000000-0000-4000-8000-000000000099")));
        using var abroad = await Reader.OpenAsync(bench, "kz");
        var only = await abroad.ReadAsync("vkcc_network");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((several.Summary, several.Path), Is.EqualTo(("Several networks", AttributePath.Whole)));
            Assert.That(
                several.Detail,
                Does.Contain("Give the name or the id").And.Contain($"\n  {Bench.Network} (\"demo-network\", SDN sprut)").And.Not.Contain("internet"));
            Assert.That(two.Detail, Does.Contain("2 networks on SDN sprut").And.Not.Contain("old-network"));
            Assert.That((none.Summary, none.Path), Is.EqualTo(("No such network", AttributePath.Root("name"))));
            Assert.That(elsewhere.Detail, Does.Contain($"There is:\n  {Bench.Network} (\"demo-network\", SDN sprut)"));
            Assert.That((nameForId.Summary, nameForId.Path), Is.EqualTo(("A name where an id belongs", AttributePath.Root("id"))));
            Assert.That(nameForId.Detail, Does.StartWith($"id takes an id; demo-network has {Bench.Network}."));
            Assert.That((wrongId.Summary, wrongId.Path), Is.EqualTo(("Unknown network", AttributePath.Root("id"))));
            Assert.That(Text(only["id"]), Is.EqualTo("10000000-0000-4000-8000-000000000051"));
        }
    }

    [Test]
    public async Task Row_63_the_external_network_is_that_of_its_sdn()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        var sprut = await reader.ReadAsync("vkcc_external_network");
        var neutron = await reader.ReadAsync("vkcc_external_network", ("sdn", new TfString("neutron")));
        var none = await reader.RefuseAsync("vkcc_external_network", ("name", new TfString("ext-net")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (Text(sprut["id"]), Text(sprut["name"]), Text(sprut["sdn"])),
                Is.EqualTo(("10000000-0000-4000-8000-000000000004", "internet", "sprut")));
            Assert.That(
                (Text(neutron["id"]), Text(neutron["name"]), Text(neutron["sdn"])),
                Is.EqualTo(("10000000-0000-4000-8000-000000000005", "ext-net", "neutron")));
            Assert.That((none.Summary, none.Path), Is.EqualTo(("No such external network", AttributePath.Root("name"))));
            Assert.That(none.Detail, Does.Contain("(\"ext-net\", SDN neutron)"));
        }
    }

    [Test]
    public async Task Row_63_a_network_found_by_name_costs_one_look_up_and_what_a_plan_asks_of_it_is_not_asked_again()
    {
        await using var bench = await Bench.StartAsync();
        using var reader = await Reader.OpenAsync(bench);

        await reader.ReadAsync("vkcc_network", ("name", new TfString("demo-network")));

        // Read twice by the reader: what belongs to the network is kept for a minute.
        var calls = (await bench.CallsAsync()).Where(c => c.Contains("/network/v2.0/", StringComparison.Ordinal)).Select(c => c.Split('/')[^1]).ToList();
        Assert.That(
            (calls.Count(c => c == "networks 200"), calls.Count(c => c == "subnets 200"), calls.Count(c => c == "ports 200")),
            Is.EqualTo((2, 1, 2)),
            string.Join('\n', calls));
    }

    [Test]
    public async Task Row_63_a_network_is_read_where_its_routers_may_not_be_seen()
    {
        await using var bench = await Bench.StartAsync();
        await bench.FaultAsync("GET", "/network/v2.0/ports", """{"status":403}""", times: 99);
        using var reader = await Reader.OpenAsync(bench);

        var result = await reader.TryReadAsync("vkcc_network", ("name", new TfString("demo-network")));

        var first = (TfObject)((TfList)((TfObject)result.State)["subnets"]).Elements[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Diagnostics.Select(d => (d.Severity, d.Summary)), Is.EqualTo(new[] { (DiagnosticSeverity.Warning, "Routers not read") }));
            Assert.That((first["router_id"], first["has_external_gateway"]), Is.EqualTo((TfValue.Null, TfValue.Null)));
        }
    }

    [Test]
    public async Task Row_63_a_cluster_and_its_group_are_the_same_by_id_and_by_name()
    {
        await using var bench = await Bench.StartAsync();
        var cluster = await bench.CreateClusterAsync();
        var groupId = await bench.Client.CreateNodeGroupAsync(Bench.Workers(cluster.Id), default);
        await bench.RunningAsync(cluster.Id);
        using var reader = await Reader.OpenAsync(bench);
        var (clusterId, group) = (new TfString(cluster.Id), new TfString(groupId));

        var byId = await reader.ReadAsync("vkcc_cluster", ("id", clusterId));
        var byName = await reader.ReadAsync("vkcc_cluster", ("name", new TfString("regional")));
        var list = await reader.ReadAsync("vkcc_clusters");
        var groupById = await reader.ReadAsync("vkcc_node_group", ("id", group));
        var groupByName = await reader.ReadAsync("vkcc_node_group", ("cluster_id", clusterId), ("name", new TfString("workers")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byName, Is.EqualTo(byId));
            Assert.That(Text(byId["version"]), Is.EqualTo("v1.33.3"));
            Assert.That(Text(byId["master_flavor"]), Is.EqualTo("STD2-4-8"));
            Assert.That(Text(byId["api_address"]), Does.StartWith("https://"));
            Assert.That(((TfObject)byId["fault_tolerance"])["survives_zone_loss"], Is.EqualTo(TfBool.True));
            Assert.That(((TfList)byId["node_groups"]).Elements, Is.EqualTo(new[] { TfObject.Of(("id", group), ("name", new TfString("workers"))) }));
            Assert.That(Texts(list["ids"]), Is.EqualTo(new[] { cluster.Id }));
            Assert.That(groupByName, Is.EqualTo(groupById));
            Assert.That(groupById["cluster_id"], Is.EqualTo(clusterId));
            Assert.That(groupById["node_count"], Is.EqualTo(TfNumber.Of(2)));
            Assert.That(((TfSet)groupById["taints"]).Elements, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Row_63_what_does_not_exist_is_an_error_on_its_argument()
    {
        await using var bench = await Bench.StartAsync();
        var cluster = await bench.CreateClusterAsync();
        using var reader = await Reader.OpenAsync(bench);
        var nobody = new TfString("2xQk8vYtBfzJZ0rVpXo1mWn5aLc");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(await reader.RefuseAsync("vkcc_cluster", ("id", nobody))), Is.EqualTo(("No such cluster", "id")));
            Assert.That(Of(await reader.RefuseAsync("vkcc_cluster", ("name", new TfString("regionl")))), Is.EqualTo(("No such cluster", "name")));
            Assert.That(Of(await reader.RefuseAsync("vkcc_node_group", ("id", nobody))), Is.EqualTo(("No such node group", "id")));
            Assert.That(
                Of(await reader.RefuseAsync("vkcc_node_group", ("cluster_id", nobody), ("name", nobody))),
                Is.EqualTo(("No such cluster", "cluster_id")));
            Assert.That(
                Of(await reader.RefuseAsync("vkcc_node_group", ("cluster_id", new TfString(cluster.Id)), ("name", new TfString("x")))),
                Is.EqualTo(("No such node group", "name")));
            Assert.That(Of(await reader.RefuseAsync("vkcc_kubeconfig", ("cluster_id", nobody))), Is.EqualTo(("No such cluster", "cluster_id")));
            Assert.That(Of(await reader.RefuseAsync("vkcc_cluster", ("id", new TfString("regional")))), Is.EqualTo(("A name where an id belongs", "id")));
            Assert.That(
                (await reader.RefuseAsync("vkcc_node_group", ("cluster_id", new TfString("regional")), ("name", nobody))).Detail,
                Does.StartWith($"cluster_id takes an id; regional has {cluster.Id}."));
            Assert.That((await reader.RefuseAsync("vkcc_cluster", ("id", new TfString("nobody")))).Summary, Is.EqualTo("Not the id of a cluster"));
        }

        static (string, string) Of(Diagnostic diagnostic) => (diagnostic.Summary, diagnostic.Path.ToString());
    }

    [Test]
    public async Task Row_64_the_kubeconfig_opens_with_a_token_that_works_and_a_handle_without_secrets()
    {
        await using var bench = await Bench.StartAsync();
        var cluster = await bench.CreateClusterAsync();
        using var reader = await Reader.OpenAsync(bench);
        var schema = reader.Server.FindEphemeralResourceSchema("vkcc_kubeconfig")!;

        var opened = await reader.Server.OpenEphemeralResourceAsync(
            new("vkcc_kubeconfig", Reader.Config(schema, ("cluster_id", new TfString(cluster.Id)))), default);

        Assert.That(opened.Diagnostics, Is.Empty);
        var result = (TfObject)opened.Result;
        var token = Text(result["token"]);
        var expires = DateTimeOffset.Parse(Text(result["expires_at"]), CultureInfo.InvariantCulture);
        using var authority = X509Certificate2.CreateFromPem(Text(result["cluster_ca_certificate"]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(result["host"]), Does.StartWith("https://127.0.0.1:"), "where the simulator answers for the cluster");
            Assert.That(authority.Subject, Does.Contain(cluster.Id));
            Assert.That(Text(result["kubeconfig"]), Does.StartWith("apiVersion: v1").And.Not.Contain(token));
            Assert.That(opened.RenewAt, Is.GreaterThan(bench.Clock.GetUtcNow()).And.LessThan(expires));
            Assert.That(Encoding.UTF8.GetString(opened.Private.Span), Does.Contain(cluster.Id).And.Not.Contain(token));
        }

        // The clock comes to the time of the renewal: a new login is made, the next one is planned, and the handle stays good for the close.
        bench.Clock.Advance(opened.RenewAt!.Value - bench.Clock.GetUtcNow());
        var renewed = await reader.Server.RenewEphemeralResourceAsync(new("vkcc_kubeconfig", opened.Private), default);
        var closed = await reader.Server.CloseEphemeralResourceAsync(new("vkcc_kubeconfig", opened.Private), default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(renewed.Diagnostics, Is.Empty);
            Assert.That(renewed.RenewAt, Is.GreaterThan(bench.Clock.GetUtcNow()));
            Assert.That(closed.Diagnostics, Is.Empty);
        }
    }

    private static string Text(TfValue value) => ((TfString)value).Text;

    private static List<string> Texts(TfValue value) => [.. ((TfList)value).Elements.Select(Text)];
}
