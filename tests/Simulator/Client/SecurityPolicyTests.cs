using VkCloud;
using VkCloud.First;
using VkCloud.Second;

namespace SimulatorTests.Client;

/// <summary>Security policies of both generations by the calls of their clients.</summary>
public sealed class SecurityPolicyTests
{
    private const string Ranges = """{"ranges":[{"min_replicas":1,"max_replicas":3}]}""";

    [Test]
    public async Task The_life_of_a_policy([Values(1, 2)] int number)
    {
        await using var bench = await Bench.StartAsync("instant");
        var (generation, clusterId) = await ClusterAsync(bench, number);
        var template = await TemplateAsync(generation, "k8sreplicalimits");
        var spec = new SecurityPolicySpec { ClusterId = clusterId, TemplateId = template.Id, Namespace = "team-a", Settings = Ranges, Enabled = true };

        var id = await generation.CreateSecurityPolicyAsync(spec, default);
        var policy = await generation.SecurityPolicyAsync(id, default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CloudId.Generation(id), Is.EqualTo(number));
            Assert.That((policy!.Id, policy.ClusterId, policy.TemplateId), Is.EqualTo((id, clusterId, template.Id)));
            Assert.That(
                (policy.Name, policy.TemplateVersion, policy.Settings, policy.Enabled), Is.EqualTo(("k8sreplicalimits/team-a", "1.0.0", Ranges, (bool?)true)));
            Assert.That(policy.IsMadeOf(spec));
            Assert.That(policy.CreatedAt, Is.Not.Null);
        }

        var changed = spec with { Namespace = "team-b", Settings = """{ "ranges": [] }""", Enabled = false };
        var changing = new Changing<SecurityPolicy>(
            clusterId, async token => ((await generation.ClusterAsync(clusterId, token))!, (await generation.SecurityPolicyAsync(id, token))!));
        var seen = await generation.ChangeSecurityPolicyAsync(changing, changed, ((await generation.ClusterAsync(clusterId, default))!, policy!), default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((seen.Policy.Namespace, seen.Policy.Settings, seen.Policy.Enabled), Is.EqualTo(("team-b", """{ "ranges": [] }""", (bool?)false)));
            Assert.That(
                (await generation.ChangeSecurityPolicyAsync(changing, changed with { Settings = """{"ranges":[]}""" }, seen, default)).Policy,
                Is.SameAs(seen.Policy),
                "nothing is sent for another spelling");
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await generation.DeleteSecurityPolicyAsync(clusterId, id, default));
            Assert.That(await generation.DeleteSecurityPolicyAsync(clusterId, id, default), Is.False);
            Assert.That(await generation.SecurityPolicyAsync(id, default), Is.Null);
        }
    }

    [Test]
    public async Task Templates_come_with_the_schema_of_their_settings([Values(1, 2)] int number)
    {
        await using var bench = await Bench.StartAsync("instant");
        Generation generation = number == 1 ? new FirstGeneration(() => bench.Cloud) : new SecondGeneration(() => bench.Cloud);

        var templates = await generation.SecurityPolicyTemplatesAsync(default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(templates, Has.Count.EqualTo(10));
            Assert.That(templates, Has.All.Matches<SecurityPolicyTemplate>(t => CloudId.Generation(t.Id) == number && t.Version == "1.0.0"));
            Assert.That(templates.Single(t => t.Name == "k8sallowedrepos").SettingsSchema, Does.Contain("\"repos\""));
        }
    }

    [Test]
    public async Task The_first_generation_lists_the_policies_of_a_cluster_and_the_second_does_not()
    {
        await using var bench = await Bench.StartAsync("instant");
        var (first, firstCluster) = await ClusterAsync(bench, 1);
        var (second, secondCluster) = await ClusterAsync(bench, 2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await first.SecurityPoliciesAsync(firstCluster, default))!.Select(p => (p.Name, p.ClusterId)),
                Is.EquivalentTo(new[] { ("k8spsphostfilesystem/*", firstCluster), ("k8spsphostnamespace/*", firstCluster) }));
            Assert.That(await second.SecurityPoliciesAsync(secondCluster, default), Is.Null);
        }
    }

    private static async Task<(Generation Generation, string ClusterId)> ClusterAsync(Bench bench, int number)
    {
        if (number == 2)
        {
            return (new SecondGeneration(() => bench.Cloud), (await bench.CreateClusterAsync()).Id);
        }

        var first = new FirstGeneration(() => bench.Cloud);
        var template = await bench.Cloud.ContainerInfra.ListClusterTemplatesAsync(default).FirstAsync(t => t.DeprecatedAt is null);
        return (first, await first.CreateClusterAsync(
            new()
            {
                Name = "first",
                ClusterTemplateId = template.Uuid,
                ClusterType = ClusterType.Standard,
                MasterCount = 1,
                MasterFlavorId = Bench.Flavor,
                AvailabilityZones = ["MS1"],
                NetworkId = Bench.Network,
                SubnetId = Bench.Nodes,
            },
            default));
    }

    private static async Task<SecurityPolicyTemplate> TemplateAsync(Generation generation, string name) =>
        (await generation.SecurityPolicyTemplatesAsync(default)).Single(t => t.Name == name);

    /// <summary>Calls, and looks once: for a cloud that is ready at once.</summary>
    private sealed class Changing<T>(string clusterId, Func<CancellationToken, Task<(Cluster, T)>> look) : IChanging<T>
    {
        public string ClusterId => clusterId;

        public TimeSpan Remaining => TimeSpan.FromHours(1);

        public WaitSchedule Schedule => WaitSchedule.Default;

        public TimeProvider Time => TimeProvider.System;

        public Action<WaitProgress> Progress => _ => { };

        public async Task<(Cluster Cluster, T Member)> ChangeAsync(Func<CancellationToken, Task> call, Func<T, bool> shows, CancellationToken cancellationToken)
        {
            await call(cancellationToken);
            var seen = await look(cancellationToken);
            Assert.That(shows(seen.Item2), "the change shows");
            return seen;
        }
    }
}
