using SimulatorTests.Client;
using Terraform.Framework;
using VkCloud;
using VkCloud.First;
using VkCloud.Second;

namespace SimulatorTests.Provider;

/// <summary>Row 63: the catalogue of add-ons, and what a cluster has of it, against the simulator.</summary>
internal sealed class AddonReadingTests
{
    [TestCase(1)]
    [TestCase(2)]
    public async Task Row_63_the_add_ons_of_a_cluster_come_in_the_order_of_their_names_with_what_is_installed(int number)
    {
        await using var bench = await Bench.StartAsync("instant");
        var cluster = await WithIngressAsync(bench, number);
        using var reader = await Reader.OpenAsync(bench);

        var found = await reader.ReadAsync("vkcc_addons", ("cluster_id", new TfString(cluster)));
        var calls = await bench.CallsAsync();

        var (ingress, certificates) = (Addon(found, "ingress-nginx"), Addon(found, "cert-manager"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(found["id"]), Is.EqualTo(cluster));
            Assert.That(Texts(found["names"]), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique.And.Count.GreaterThan(10));
            Assert.That(Addons(found).Select(addon => Text(addon["name"])), Is.EqualTo(Texts(found["names"])));
            Assert.That((ingress["installed"], Text(ingress["installed_version"])), Is.EqualTo((TfBool.True, "4.11.3")));
            Assert.That((certificates["installed"], certificates["installed_version"]), Is.EqualTo((TfBool.False, (TfValue)TfValue.Null)));
            Assert.That((Text(ingress["latest"]), Text(certificates["latest"])), Is.EqualTo(("4.12.1", "1.16.3")));
            Assert.That(Versions(ingress), Is.EqualTo(number == 2
                ? new[] { ("4.12.1", false, true), ("4.11.3", false, true), ("4.7.1", true, true) }
                : [("4.12.1", false, true), ("4.11.3", false, true)]));
            Assert.That(ingress["description"].IsNull, Is.EqualTo(number == 2));
            Assert.That(((TfObject)((TfList)ingress["versions"]).Elements[0])["supported_kubernetes_versions"] is TfSet { Elements: var supported }
                && supported.Contains(new TfString("v1.33.3")), Is.EqualTo(number == 2));
            Assert.That(found.ToString(), Does.Not.Contain("replicaCount"));
            Assert.That(
                calls.Count(call => call.Contains($"/clusters/{cluster}/addons/", StringComparison.Ordinal)),
                Is.EqualTo(number == 2 ? 2 * Texts(found["names"]).Count : 0),
                "One question for each add-on where there is no list; it was read twice.");
        }
    }

    [Test]
    public async Task Row_63_a_version_of_kubernetes_has_add_ons_without_a_cluster()
    {
        await using var bench = await Bench.StartAsync("instant");
        using var reader = await Reader.OpenAsync(bench);

        var newer = await reader.ReadAsync("vkcc_addons", ("kubernetes_version", new TfString("1.34")));
        var older = await reader.ReadAsync("vkcc_addons", ("kubernetes_version", new TfString("v1.27.6")));
        var nobody = await reader.ReadAsync("vkcc_addons", ("kubernetes_version", new TfString("1.99.0")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Text(newer["id"]), Text(older["id"])), Is.EqualTo(("RegionOne/1.34", "RegionOne/v1.27.6")));
            Assert.That(Text(Addon(newer, "ingress-nginx")["latest"]), Is.EqualTo("4.12.1"));
            Assert.That(Text(Addon(older, "ingress-nginx")["latest"]), Is.EqualTo("4.11.3"));
            Assert.That(Versions(Addon(older, "ingress-nginx")).Select(v => v.Fits), Is.EqualTo(new[] { false, true, true }));
            Assert.That(Addons(newer).Select(addon => addon["installed"]), Is.All.EqualTo(TfValue.Null));
            Assert.That(Addons(nobody).Select(addon => addon["latest"]), Is.Not.Empty.And.All.EqualTo(TfValue.Null));
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Row_63_an_add_on_is_the_version_that_a_new_one_takes_and_tells_what_is_installed(int number)
    {
        await using var bench = await Bench.StartAsync("instant");
        var cluster = await WithIngressAsync(bench, number);
        using var reader = await Reader.OpenAsync(bench);

        var newest = await reader.ReadAsync("vkcc_addon", ("cluster_id", new TfString(cluster)), ("name", new TfString("ingress-nginx")));
        var older = await reader.ReadAsync(
            "vkcc_addon", ("cluster_id", new TfString(cluster)), ("name", new TfString("ingress-nginx")), ("version", new TfString("v4.11.3")));
        var other = await reader.ReadAsync("vkcc_addon", ("cluster_id", new TfString(cluster)), ("name", new TfString("cert-manager")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Text(newest["id"]), newest.Long("generation").Value), Is.EqualTo(($"{cluster}/ingress-nginx", (long)number)));
            Assert.That((Text(newest["version"]), Text(older["version"])), Is.EqualTo(("4.12.1", "v4.11.3")));
            Assert.That(Text(newest["default_values"]), Does.StartWith("# Default values of ingress-nginx 4.12.1."));
            Assert.That(Text(older["default_values"]), Does.StartWith("# Default values of ingress-nginx 4.11.3."));
            Assert.That(newest["deprecated"], Is.EqualTo(TfBool.False));
            Assert.That(newest["supported_kubernetes_versions"].IsNull, Is.EqualTo(number == 1));
            Assert.That(
                (newest["installed"], Text(newest["installed_version"]), Text(newest["namespace"]), Text(newest["release_name"]), Text(newest["status"])),
                Is.EqualTo((TfBool.True, "4.11.3", "ingress", "mine", "INSTALLED")));
            Assert.That(newest.ToString(), Does.Not.Contain("the secret"));
            Assert.That(
                (other["installed"], other["installed_version"], other["namespace"], other["release_name"], other["status"]),
                Is.EqualTo((TfBool.False, TfValue.Null, TfValue.Null, TfValue.Null, TfValue.Null)));
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Row_63_an_add_on_that_is_not_offered_is_an_error_with_what_is(int number)
    {
        await using var bench = await Bench.StartAsync("instant");
        var cluster = await WithIngressAsync(bench, number);
        using var reader = await Reader.OpenAsync(bench);
        var ofCluster = ("cluster_id", (TfValue)new TfString(cluster));

        var name = await reader.RefuseAsync("vkcc_addon", ofCluster, ("name", new TfString("ingres-nginx")));
        var version = await reader.RefuseAsync("vkcc_addon", ofCluster, ("name", new TfString("ingress-nginx")), ("version", new TfString("4.11.4")));
        var nobody = await reader.RefuseAsync(
            "vkcc_addon",
            ("cluster_id", new TfString(number == 2 ? "2xQk8vYtBfzJZ0rVpXo1mWn5aLc" : "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77")),
            ("name", new TfString("velero")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((name.Summary, name.Path), Is.EqualTo(("Add-on is not offered", AttributePath.Root("name"))));
            Assert.That(name.Detail, Does.Contain("Did you mean \"ingress-nginx\"?").And.EndWith("Rule ADD-1."));
            Assert.That((version.Summary, version.Path), Is.EqualTo(("Version of the add-on is not offered", AttributePath.Root("version"))));
            Assert.That(version.Detail, Does.Contain("Offered: 4.12.1, 4.11.3"));
            Assert.That((nobody.Summary, nobody.Path), Is.EqualTo(("No such cluster", AttributePath.Root("cluster_id"))));
        }
    }

    [Test]
    public async Task Row_63_an_add_on_for_a_version_of_kubernetes_is_one_that_runs_on_it()
    {
        await using var bench = await Bench.StartAsync("instant");
        using var reader = await Reader.OpenAsync(bench);

        var older = await reader.ReadAsync("vkcc_addon", ("kubernetes_version", new TfString("1.27")), ("name", new TfString("ingress-nginx")));
        var old = await reader.ReadAsync(
            "vkcc_addon", ("kubernetes_version", new TfString("1.27")), ("name", new TfString("ingress-nginx")), ("version", new TfString("4.7.1")));
        var unfit = await reader.RefuseAsync("vkcc_addon", ("kubernetes_version", new TfString("1.99")), ("name", new TfString("ingress-nginx")));
        var missing = await reader.RefuseAsync("vkcc_addon", ("kubernetes_version", new TfString("1.34")), ("name", new TfString("kiali")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Text(older["id"]), Text(older["version"]), older["installed"]), Is.EqualTo(("RegionOne/1.27/ingress-nginx", "4.11.3", TfValue.Null)));
            Assert.That(old["deprecated"], Is.EqualTo(TfBool.True));
            Assert.That((unfit.Summary, unfit.Path), Is.EqualTo(("No version of the add-on fits", AttributePath.Root("kubernetes_version"))));
            Assert.That(unfit.Detail, Does.Contain("runs on Kubernetes 1.99: 4.12.1, 4.11.3, 4.7.1 (deprecated)."));
            Assert.That(missing.Detail, Does.Contain("has no add-on \"kiali\" for the second generation."));
        }
    }

    /// <returns>The id of a cluster that has an older ingress-nginx with a secret among its values.</returns>
    public static async Task<string> WithIngressAsync(Bench bench, int number)
    {
        Generation generation = number == 1 ? new FirstGeneration(() => bench.Cloud) : new SecondGeneration(() => bench.Cloud);
        var cluster = await generation.CreateClusterAsync(number == 1 ? NewerTerraformTests.FirstGeneration : Bench.Cluster, default);
        await generation.CreateNodeGroupAsync(Bench.Workers(cluster), default);
        var offer = (await generation.Addons.OffersAsync(cluster, default)).Single(o => o.Name == "ingress-nginx" && o.Version == "4.11.3");
        await generation.Addons.InstallAsync(
            new()
            {
                ClusterId = cluster,
                Name = "ingress-nginx",
                VersionId = offer.Id,
                AddonId = offer.AddonId,
                Namespace = "ingress",
                ReleaseName = "mine",
                Values = "replicaCount: 2\npassword: the secret\n",
            },
            default);
        return cluster;
    }

    private static List<TfObject> Addons(TfObject found) => [.. ((TfList)found["addons"]).Elements.Cast<TfObject>()];

    private static TfObject Addon(TfObject found, string name) => Addons(found).Single(addon => Text(addon["name"]) == name);

    private static List<(string Version, bool Deprecated, bool Fits)> Versions(TfObject addon) =>
    [
        .. ((TfList)addon["versions"]).Elements.Cast<TfObject>().Select(v => (Text(v["version"]), v["deprecated"] == TfBool.True, v["fits"] == TfBool.True)),
    ];

    private static string Text(TfValue value) => ((TfString)value).Text;

    private static List<string> Texts(TfValue value) => [.. ((TfList)value).Elements.Select(Text)];
}
