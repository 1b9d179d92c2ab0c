using VkCloud;
using VkCloud.First;
using VkCloud.Second;

namespace SimulatorTests.Client;

/// <summary>Add-ons of both generations in the words of both, against a small cloud that was written without the client.</summary>
public sealed class AddonTests
{
    private const string Values = "# mine\ncontroller:\n  replicaCount: 2\n  kind: 'Deployment'\n";

    [TestCase(1)]
    [TestCase(2)]
    public async Task The_life_of_an_add_on(int number)
    {
        await using var bench = await Bench.StartAsync("instant");
        var (generation, cluster) = await WithWorkersAsync(bench, number);
        var addons = generation.Addons;

        var offers = await addons.OffersAsync(cluster.Id, default);
        var older = await OfferAsync(addons, cluster.Id, offers, "4.11.3");
        var newer = await OfferAsync(addons, cluster.Id, offers, "4.12.1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(offers.Select(offer => offer.Name).Distinct().Count(), Is.GreaterThan(10), "more than a page");
            Assert.That(older.DefaultValues, Does.StartWith("# Default values of ingress-nginx 4.11.3."));
            Assert.That(older.KubernetesVersions is null, Is.EqualTo(number == 1));
            Assert.That(older.KubernetesVersions ?? ["v1.33.3"], Does.Contain("v1.33.3"));
            Assert.That(offers.Any(offer => offer.IsDeprecated), Is.EqualTo(number == 2));
        }

        var spec = new AddonSpec
        {
            ClusterId = cluster.Id,
            Name = "ingress-nginx",
            VersionId = older.Id,
            AddonId = older.AddonId,
            Namespace = "ingress",
            ReleaseName = "mine",
            Values = Values,
        };
        Assert.That(await addons.CalledAsync(cluster.Id, "ingress-nginx", default), Is.Empty);
        var id = await addons.InstallAsync(spec, default);
        var installed = (await addons.GetAsync(cluster.Id, id, "ingress-nginx", default))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((installed.ClusterId, installed.Name, installed.Version), Is.EqualTo((cluster.Id, "ingress-nginx", "4.11.3")));
            Assert.That((installed.Namespace, installed.ReleaseName, installed.Values), Is.EqualTo(("ingress", "mine", Values)));
            Assert.That(installed.Status, Is.EqualTo(AddonStatus.Installed));
            Assert.That(installed.UpgradeAvailable, Is.EqualTo(number == 1 ? true : null));
            Assert.That(AddonService.IsMadeOf(installed, spec));
            Assert.That(await addons.CalledAsync(cluster.Id, "ingress-nginx", default), Is.EqualTo(new[] { installed }));
            Assert.That(await addons.InstalledAsync(cluster.Id, default), Is.EqualTo(new[] { installed }));
        }

        var changing = new Changing(generation, cluster.Id, id);
        var (_, changed) = await addons.ChangeAsync(changing, spec with { Values = "controller: {replicaCount: 3}" }, (cluster, installed), default);
        Assert.That((changed.Id, changed.Values), Is.EqualTo((id, "controller: {replicaCount: 3}")));

        var upgraded = spec with { VersionId = newer.Id };
        (_, changed) = await addons.ChangeAsync(changing, upgraded, (cluster, changed), default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((changed.Version, changed.Values), Is.EqualTo(("4.12.1", Values)));
            Assert.That(changed.Id == id, Is.EqualTo(number == 2), "another version of the first generation is another installation");
            Assert.That(changing.Calls, Is.EqualTo(2));
            Assert.That(
                (await addons.ChangeAsync(changing, upgraded with { Values = $"{Values}# the same" }, (cluster, changed), default)).Addon,
                Is.EqualTo(changed));
            Assert.That(changing.Calls, Is.EqualTo(2), "nothing was to be changed");
        }

        Assert.That(await addons.DeleteAsync(cluster.Id, id, "ingress-nginx", default), "by the id from before the upgrade");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await addons.GetAsync(cluster.Id, id, "ingress-nginx", default), Is.Null);
            Assert.That(await addons.InstalledAsync(cluster.Id, default), Is.Empty);
            Assert.That(await addons.DeleteAsync(cluster.Id, id, "ingress-nginx", default), Is.False);
        }
    }

    [Test]
    public async Task A_catalogue_is_read_once_for_all_who_plan()
    {
        await using var bench = await Bench.StartAsync("instant");
        var (generation, cluster) = await WithWorkersAsync(bench, 2);

        for (var plans = 0; plans < 3; plans++)
        {
            await OfferAsync(generation.Addons, cluster.Id, await generation.Addons.OffersAsync(cluster.Id, default), "4.12.1");
        }

        var calls = await bench.CallsAsync();
        Assert.That((calls.Count(call => call.Contains("/addons ")), calls.Count(call => call.Contains("/addon_versions/"))), Is.EqualTo((1, 1)));
    }

    private static async Task<(Generation Generation, Cluster Cluster)> WithWorkersAsync(Bench bench, int number)
    {
        Generation generation = number == 1 ? new FirstGeneration(() => bench.Cloud) : new SecondGeneration(() => bench.Cloud);
        var spec = number == 1
            ? new()
            {
                Name = "old",
                ClusterTemplateId = "c1000000-0000-4000-8000-000000330003",
                ClusterType = ClusterType.Standard,
                MasterCount = 1,
                AvailabilityZones = ["MS1"],
                NetworkId = Bench.Network,
                SubnetId = Bench.Nodes,
            }
            : Bench.Cluster;
        var id = await generation.CreateClusterAsync(spec, default);
        await generation.CreateNodeGroupAsync(Bench.Workers(id), default);
        return (generation, (await generation.ClusterAsync(id, default))!);
    }

    private static async Task<OfferedAddon> OfferAsync(AddonService addons, string clusterId, IReadOnlyList<OfferedAddon> offers, string version) =>
        (await addons.OfferAsync(clusterId, offers.Single(offer => offer.Name == "ingress-nginx" && offer.Version == version).Id, default))!;

    /// <summary>On a cloud where everything is done at once nothing is waited for.</summary>
    private sealed class Changing(Generation generation, string clusterId, string id) : IChanging<Addon>
    {
        public int Calls { get; private set; }

        public string ClusterId => clusterId;

        public TimeSpan Remaining => TimeSpan.FromMinutes(1);

        public WaitSchedule Schedule => WaitSchedule.Default;

        public TimeProvider Time => TimeProvider.System;

        public Action<WaitProgress> Progress => _ => { };

        public async Task<(Cluster Cluster, Addon Member)> ChangeAsync(
            Func<CancellationToken, Task> call, Func<Addon, bool> shows, CancellationToken cancellationToken)
        {
            Calls++;
            await call(cancellationToken);
            var addon = (await generation.Addons.GetAsync(clusterId, id, "ingress-nginx", cancellationToken))!;
            Assert.That(shows(addon));
            return ((await generation.ClusterAsync(clusterId, cancellationToken))!, addon);
        }
    }
}
