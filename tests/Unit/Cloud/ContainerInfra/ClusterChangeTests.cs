using System.Net;
using VkCloud;
using VkCloud.First;

namespace Unit.Cloud.ContainerInfra;

/// <summary>Changes of a whole cluster: called for once, seen through, compared; and a stopped cluster takes none but a start.</summary>
public sealed class ClusterChangeTests
{
    private static readonly Dictionary<string, string> NewLabels = new() { ["kube_tag"] = "v1", ["clean_volumes"] = "true" };

    public static IEnumerable<TestCaseData> Changes()
    {
        yield return Row("upgrade", changes => changes.UpgradeClusterAsync("c-1", "t-2", default), cluster => cluster.Template = "t-2");
        yield return Row("resize masters", changes => changes.ResizeMastersAsync("c-1", "f-2", default), cluster => cluster.Flavor = "f-2");
        yield return Row(
            "labels, whose truth comes back respelled",
            changes => changes.ChangeClusterAsync("c-1", NewLabels, [], null, default),
            cluster => cluster.CleanVolumes = "True");
        yield return Row(
            "policy sync",
            changes => changes.ChangeClusterAsync("c-1", new Dictionary<string, string>(), [], true, default),
            cluster => cluster.Sync = "true");
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_change_is_called_for_once_and_seen_through(Func<ContainerInfraChanges, Task<Cluster>> change, Action<ChangingCluster> effect)
    {
        using var cluster = new ChangingCluster { Effect = effect, ShowsAfter = TimeSpan.FromSeconds(8), Lasts = TimeSpan.FromMinutes(20) };

        var changed = await cluster.RunAsync(change);

        Assert.That((changed.Status, cluster.Calls), Is.EqualTo((ClusterStatus.Running, 1)));
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_change_that_is_there_already_is_not_called_for(Func<ContainerInfraChanges, Task<Cluster>> change, Action<ChangingCluster> effect)
    {
        using var cluster = new ChangingCluster();
        effect(cluster);

        await cluster.RunAsync(change);

        Assert.That(cluster.Calls, Is.Zero);
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_change_that_was_accepted_and_dropped_is_called_for_again(
        Func<ContainerInfraChanges, Task<Cluster>> change, Action<ChangingCluster> effect)
    {
        using var cluster = new ChangingCluster { Effect = effect, Drops = 1 };

        await cluster.RunAsync(change);

        Assert.That(cluster.Calls, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_change_whose_answer_was_lost_is_seen_through_without_another_call(
        Func<ContainerInfraChanges, Task<Cluster>> change, Action<ChangingCluster> effect)
    {
        using var cluster = new ChangingCluster { Effect = effect, ShowsAfter = TimeSpan.FromSeconds(8), LosesAnswer = true };

        await cluster.RunAsync(change);

        Assert.That(cluster.Calls, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Changes))]
    public void A_stopped_cluster_takes_no_other_change_than_a_start(Func<ContainerInfraChanges, Task<Cluster>> change, Action<ChangingCluster> effect)
    {
        using var cluster = new ChangingCluster { Status = "SHUTOFF", Effect = effect };

        Assert.That(async () => await cluster.RunAsync(change), Throws.InstanceOf<WaitException>().With.Message.Contains("no other change than a start"));
        Assert.That(cluster.Calls, Is.Zero);
    }

    [TestCase("RUNNING", "SHUTOFF", TestName = "stop")]
    [TestCase("SHUTOFF", "RUNNING", TestName = "start")]
    public async Task Power_shows_nothing_until_it_is_done_and_is_called_for_once(string from, string to)
    {
        using var cluster = new ChangingCluster
        {
            Status = from,
            ShowsAfter = TimeSpan.FromMinutes(11),
            Lasts = TimeSpan.Zero,
            Effect = cluster => cluster.Status = to,
        };

        var changed = await cluster.RunAsync(
            changes => to == "SHUTOFF" ? changes.TurnOffClusterAsync("c-1", default) : changes.TurnOnClusterAsync("c-1", default));

        Assert.That((changed.Status.Word, cluster.Calls), Is.EqualTo((to, 1)));
    }

    [TestCase("RUNNING", TestName = "start what runs")]
    [TestCase("SHUTOFF", TestName = "stop what is stopped")]
    public async Task Power_that_is_so_already_is_not_called_for(string status)
    {
        using var cluster = new ChangingCluster { Status = status };

        await cluster.RunAsync(changes => status == "SHUTOFF" ? changes.TurnOffClusterAsync("c-1", default) : changes.TurnOnClusterAsync("c-1", default));

        Assert.That(cluster.Calls, Is.Zero);
    }

    [Test]
    public void A_cluster_that_fails_on_the_way_is_told_with_its_reason()
    {
        using var cluster = new ChangingCluster { Effect = cluster => cluster.Status = "ERROR" };

        Assert.That(
            async () => await cluster.RunAsync(changes => changes.UpgradeClusterAsync("c-1", "t-2", default)),
            Throws.InstanceOf<WaitException>().With.Property(nameof(WaitException.Reason)).EqualTo("the reason"));
    }

    private static TestCaseData Row(string name, Func<ContainerInfraChanges, Task<Cluster>> change, Action<ChangingCluster> effect) =>
        new TestCaseData(change, effect).SetArgDisplayNames(name);

    /// <summary>A cluster that accepts every change, shows later that it works on it, and has done it later still.</summary>
    public sealed class ChangingCluster : IDisposable
    {
        private readonly ScriptedCloud cloud = new();
        private DateTimeOffset? called;

        public ChangingCluster()
        {
            cloud.On("GET", "/magnum/v1/clusters/c-1", _ => ScriptedCloud.Json(Now()));
            cloud.On(request => request.Method == "GET" || !request.Path.StartsWith("/magnum/", StringComparison.Ordinal) ? null : Call());
        }

        public string Status { get; set; } = "RUNNING";

        public string Template { get; set; } = "t-1";

        public string Flavor { get; set; } = "f-1";

        public string CleanVolumes { get; set; } = "False";

        public string Sync { get; set; } = "null";

        public Action<ChangingCluster>? Effect { get; set; }

        public TimeSpan ShowsAfter { get; init; }

        public TimeSpan Lasts { get; init; } = TimeSpan.FromSeconds(20);

        /// <summary>So many calls are accepted and dropped first.</summary>
        public int Drops { get; set; }

        public bool LosesAnswer { get; init; }

        public int Calls { get; private set; }

        public async Task<Cluster> RunAsync(Func<ContainerInfraChanges, Task<Cluster>> change)
        {
            await using var connection = FirstGeneration.Connect(cloud);
            return await change(new ContainerInfraChanges(connection) { Timeout = TimeSpan.FromHours(1), TimeProvider = cloud.Clock });
        }

        public void Dispose() => cloud.Dispose();

        private string Now()
        {
            var now = cloud.Clock.GetUtcNow();
            var status = Status;
            if (called + ShowsAfter <= now)
            {
                if (called + ShowsAfter + Lasts <= now)
                {
                    called = null;
                    Effect!(this);
                    status = Status;
                }
                else
                {
                    status = "RECONCILING";
                }
            }

            return $$"""
                {"uuid":"c-1","new_status":"{{status}}","status_reason":"the reason","cluster_template_id":"{{Template}}","master_flavor_id":"{{Flavor}}",
                "labels":{"kube_tag":"v1","clean_volumes":"{{CleanVolumes}}"},"security_policy_sync_enabled":{{Sync}}}
                """;
        }

        private HttpResponseMessage Call()
        {
            Calls++;
            if (Drops-- <= 0)
            {
                called = cloud.Clock.GetUtcNow();
            }

            return LosesAnswer
                ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut")
                : ScriptedCloud.Json("""{"uuid":"c-1"}""", HttpStatusCode.Accepted);
        }
    }
}
