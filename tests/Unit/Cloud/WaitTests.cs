using System.Collections.Concurrent;
using System.Net;
using Unit.Support;
using VkCloud;
using VkCloud.Second;

namespace Unit.Cloud;

/// <summary>Waiting: how looks are spaced, what ends a wait, what it looks past.</summary>
public sealed class WaitTests
{
    private readonly HandClock clock = new() { DelaysPassAtOnce = true };

    [Test]
    public async Task What_is_ready_at_once_costs_no_pause()
    {
        await WaitOn("RUNNING").RunAsync(default);

        Assert.That(clock.Delays, Is.Empty);
    }

    [Test]
    public async Task Looks_slow_down_by_themselves()
    {
        await WaitOn([.. Enumerable.Repeat("PROVISIONING", 11), "RUNNING"]).RunAsync(default);

        Assert.That(
            clock.Delays.Select(delay => Math.Round(delay.TotalSeconds, 2)), Is.EqualTo(new[] { 1, 1.5, 2.25, 3.38, 5.06, 7.59, 11.39, 15, 15, 15, 15 }));
    }

    [Test]
    public async Task Progress_tells_status_and_time()
    {
        var told = new ConcurrentQueue<WaitProgress>();

        await WaitOn(["PROVISIONING", "RECONCILING", "RUNNING"], told.Enqueue).RunAsync(default);

        Assert.That(told, Is.EqualTo(new[]
        {
            new WaitProgress("cluster c-1 to become RUNNING", "PROVISIONING", TimeSpan.Zero),
            new WaitProgress("cluster c-1 to become RUNNING", "RECONCILING", TimeSpan.FromSeconds(1)),
        }));
    }

    [Test]
    public void A_word_never_seen_before_is_waited_on_and_named_when_time_is_up()
    {
        var failure = Assert.ThrowsAsync<WaitException>(async () => await WaitOn(Enumerable.Repeat("MELTING", 1000)).RunAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Message, Is.EqualTo("waited 60 min for cluster c-1 to become RUNNING; its last status was MELTING"));
            Assert.That((failure.Outcome, failure.LastStatus), Is.EqualTo((WaitOutcome.GoOn, "MELTING")));
            Assert.That(failure.Elapsed, Is.InRange(TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(60.25)));
        }
    }

    [Test]
    public void An_error_status_ends_the_wait_with_the_clouds_reason()
    {
        using var cloud = Cluster("""{"id":"c-1","status":"ERROR","status_reason":"no more machines in MS1"}""");
        var connection = cloud.Connect();

        var failure = Assert.ThrowsAsync<WaitException>(
            async () => await connection.ManagedK8s.WaitUntilRunningAsync("c-1", TimeSpan.FromHours(1), default, timeProvider: cloud.Clock));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure!.Outcome, failure.LastStatus, failure.Reason), Is.EqualTo((WaitOutcome.Failed, "ERROR", "no more machines in MS1")));
            Assert.That(failure.Message, Does.Contain("no more machines in MS1"));
        }
    }

    [Test]
    public async Task A_404_right_after_a_create_is_waited_over()
    {
        var looks = 0;
        using var cloud = Cluster(() => ++looks < 4 ? null : """{"id":"c-1","status":"RUNNING"}""");
        await using var connection = cloud.Connect();

        var cluster = await connection.ManagedK8s.WaitUntilRunningAsync("c-1", TimeSpan.FromHours(1), default, justCreated: true, timeProvider: cloud.Clock);

        Assert.That(cluster.Status, Is.EqualTo(ClusterStatus.Running));
    }

    [TestCase(true, 60)]
    [TestCase(false, 0)]
    public void A_cluster_that_is_not_there_ends_the_wait(bool justCreated, int atLeastSeconds)
    {
        using var cloud = Cluster(() => null);
        var connection = cloud.Connect();

        var failure = Assert.ThrowsAsync<WaitException>(
            async () => await connection.ManagedK8s.WaitUntilRunningAsync("c-1", TimeSpan.FromHours(1), default, justCreated, timeProvider: cloud.Clock));

        Assert.That((failure!.Outcome, failure.Elapsed >= TimeSpan.FromSeconds(atLeastSeconds)), Is.EqualTo((WaitOutcome.Missing, true)));
    }

    [Test]
    public async Task A_service_that_moves_in_the_middle_of_a_wait_is_found_again([Values] bool page)
    {
        var (looks, moved) = (0, false);
        using var cloud = new ScriptedCloud();
        cloud.On("POST", "/identity/v3/auth/tokens", _ =>
        {
            var login = cloud.Login();
            var catalog = ScriptedCloud.TokenBody(cloud.Clock.GetUtcNow(), cloud.Clock.GetUtcNow().AddHours(1));
            login.Content = new StringContent(
                moved ? catalog.Replace("https://cloud.example/k8s", "https://moved.example/k8s", StringComparison.Ordinal) : catalog);
            return login;
        });
        cloud.On(request =>
        {
            if (request.Path != "/k8s/clusters/c-1")
            {
                return null;
            }

            if (request.Url.Host == "moved.example")
            {
                return ScriptedCloud.Json("""{"id":"c-1","status":"RUNNING"}""");
            }

            moved = ++looks > 1;
            return !moved ? ScriptedCloud.Json("""{"id":"c-1","status":"PROVISIONING"}""")
                : page ? ScriptedCloud.Text("<html>Not found</html>", HttpStatusCode.NotFound, "text/html")
                : throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        });
        await using var connection = cloud.Connect();

        // As the waits of the resources do: they look past answers that make no sense.
        var cluster = await new Wait<Cluster?>
        {
            What = "cluster c-1 to be RUNNING",
            Timeout = TimeSpan.FromHours(1),
            Look = token => connection.ManagedK8s.GetClusterAsync("c-1", token),
            Judge = seen => seen?.Status == ClusterStatus.Running ? WaitVerdict.Done("there") : WaitVerdict.GoOn("not yet"),
            LookPast = failure => failure.Kind == ApiFailureKind.BadResponse,
            TimeProvider = cloud.Clock,
        }.RunAsync(default);

        Assert.That((cluster!.Status, cloud.Logins), Is.EqualTo((ClusterStatus.Running, 2)));
    }

    [Test]
    public async Task An_old_RUNNING_right_after_a_change_is_not_taken_for_the_end()
    {
        var versions = new Queue<string>(["v1.33.3", "v1.33.3", "v1.34.2"]);
        using var cloud = Cluster(() => $$"""{"id":"c-1","status":"RUNNING","version":"{{versions.Dequeue()}}"}""");
        await using var connection = cloud.Connect();

        var cluster = await connection.ManagedK8s.WaitUntilRunningAsync(
            "c-1", TimeSpan.FromHours(1), default, arrived: cluster => cluster.Version == "v1.34.2", timeProvider: cloud.Clock);

        Assert.That(cluster.Version, Is.EqualTo("v1.34.2"));
    }

    [Test]
    public async Task Troubles_that_pass_are_waited_over_and_their_Retry_After_is_kept()
    {
        var looks = 0;
        var wait = new Wait<string>
        {
            What = "x",
            Look = _ => ++looks switch
            {
                1 => throw Trouble(ApiFailureKind.Unavailable),
                2 => throw Trouble(ApiFailureKind.RateLimited, TimeSpan.FromMinutes(2)),
                3 => throw Trouble(ApiFailureKind.NoConnection),
                4 => throw Trouble(ApiFailureKind.Timeout),
                _ => Task.FromResult("RUNNING"),
            },
            Judge = WaitVerdict.Done,
            Timeout = TimeSpan.FromHours(1),
            TimeProvider = clock,
        };

        await wait.RunAsync(default);

        Assert.That((looks, clock.Delays[1]), Is.EqualTo((5, TimeSpan.FromMinutes(2))));
    }

    [TestCase(ApiFailureKind.Forbidden)]
    [TestCase(ApiFailureKind.Unauthorized)]
    [TestCase(ApiFailureKind.BadResponse)]
    [TestCase(ApiFailureKind.Invalid)]
    public void A_refusal_that_stays_ends_the_wait_as_it_is(ApiFailureKind kind)
    {
        var wait = new Wait<string>
        {
            What = "x",
            Look = _ => throw Trouble(kind),
            Judge = WaitVerdict.Done,
            Timeout = TimeSpan.FromHours(1),
            TimeProvider = clock,
        };

        Assert.That(async () => await wait.RunAsync(default), Throws.TypeOf<ApiException>());
    }

    [Test]
    public void Trouble_that_lasts_is_named_when_time_is_up()
    {
        var wait = new Wait<string>
        {
            What = "x",
            Look = _ => throw Trouble(ApiFailureKind.Unavailable),
            Judge = WaitVerdict.Done,
            Timeout = TimeSpan.FromSeconds(90),
            TimeProvider = clock,
        };

        var failure = Assert.ThrowsAsync<WaitException>(async () => await wait.RunAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Message, Does.StartWith("waited 1.5 min for x; managed-k8s: out of order"));
            Assert.That(failure.InnerException, Is.TypeOf<ApiException>());
        }
    }

    [Test]
    public async Task A_400_in_the_middle_of_a_delete_is_looked_past()
    {
        var looks = 0;
        using var cloud = new ScriptedCloud()
            .On("GET", "/k8s/clusters/c-1", _ => ++looks switch
            {
                1 => ScriptedCloud.Json("""{"id":"c-1","status":"DELETING"}"""),
                2 => ScriptedCloud.Json("""{"message":"Invalid input for field/attribute master_count"}""", HttpStatusCode.BadRequest),
                _ => ScriptedCloud.Json("""{"code":5,"message":"not found"}""", HttpStatusCode.NotFound),
            });
        await using var connection = cloud.Connect();

        await connection.ManagedK8s.WaitUntilClusterGoneAsync("c-1", TimeSpan.FromHours(1), default, timeProvider: cloud.Clock);

        Assert.That(looks, Is.EqualTo(3));
    }

    [Test]
    public async Task A_group_that_goes_is_waited_for()
    {
        var looks = 0;
        using var cloud = new ScriptedCloud().On("GET", "/k8s/node-groups/g-1", _ => ++looks < 3
            ? ScriptedCloud.Json("""{"node_group":{"id":"g-1"}}""")
            : ScriptedCloud.Json("""{"code":5,"message":"not found"}""", HttpStatusCode.NotFound));
        await using var connection = cloud.Connect();

        await connection.ManagedK8s.WaitUntilNodeGroupGoneAsync("g-1", TimeSpan.FromHours(1), default, timeProvider: cloud.Clock);

        Assert.That(looks, Is.EqualTo(3));
    }

    [Test]
    public async Task A_wait_ends_at_once_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var still = new HandClock();
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new Wait<string>
        {
            What = "x",
            Look = _ => Task.FromResult("PROVISIONING"),
            Judge = WaitVerdict.GoOn,
            Timeout = TimeSpan.FromHours(1),
            TimeProvider = still,
            Progress = _ => looked.TrySetResult(),
        }.RunAsync(cancel.Token);

        await looked.Task;
        await cancel.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_look_that_hangs_does_not_outlast_the_timeout()
    {
        var still = new HandClock();
        var run = new Wait<string>
        {
            What = "x",
            Look = async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return "";
            },
            Judge = WaitVerdict.Done,
            Timeout = TimeSpan.FromMinutes(2),
            TimeProvider = still,
        }.RunAsync(default);

        still.Advance(TimeSpan.FromMinutes(3));

        Assert.That(async () => await run, Throws.TypeOf<WaitException>().With.Message.Contains("no look came to an end"));
    }

    [TestCase(0)]
    [TestCase(-0.001)]
    [TestCase(-100)]
    public void Time_that_is_up_already_is_no_wait_without_end(double seconds)
    {
        var wait = new Wait<string>
        {
            What = "x",
            Look = _ => Task.FromResult("PROVISIONING"),
            Judge = WaitVerdict.GoOn,
            Timeout = TimeSpan.FromSeconds(seconds),
            TimeProvider = new HandClock(),
        };

        Assert.That(async () => await wait.RunAsync(default), Throws.TypeOf<WaitException>());
    }

    [Test]
    public async Task A_timeout_of_years_is_no_failure_of_timers() =>
        Assert.That(
            await new Wait<string>
            {
                What = "x",
                Look = _ => Task.FromResult("RUNNING"),
                Judge = WaitVerdict.Done,
                Timeout = TimeSpan.FromDays(3650),
            }.RunAsync(default),
            Is.EqualTo("RUNNING"));

    private static ApiException Trouble(ApiFailureKind kind, TimeSpan? retryAfter = null) => new("out of order")
    {
        Kind = kind,
        Service = "managed-k8s",
        RetryAfter = retryAfter,
    };

    private static ScriptedCloud Cluster(string json) => Cluster(() => json);

    private static ScriptedCloud Cluster(Func<string?> json) => new ScriptedCloud()
        .On("GET", "/k8s/clusters/k8s_versions", """{"k8s_versions":[]}""")
        .On(
            "GET", "/k8s/clusters/c-1",
            _ => json() is { } body ? ScriptedCloud.Json(body) : ScriptedCloud.Json("""{"code":5,"message":"not found"}""", HttpStatusCode.NotFound));

    private Wait<string> WaitOn(params IEnumerable<string> statuses) => WaitOn(statuses, null);

    private Wait<string> WaitOn(IEnumerable<string> statuses, Action<WaitProgress>? progress)
    {
        var left = new Queue<string>(statuses);
        return new()
        {
            What = "cluster c-1 to become RUNNING",
            Look = _ => Task.FromResult(left.Dequeue()),
            Judge = status => status == "RUNNING" ? WaitVerdict.Done(status) : WaitVerdict.GoOn(status),
            Timeout = TimeSpan.FromHours(1),
            Progress = progress,
            TimeProvider = clock,
        };
    }
}
