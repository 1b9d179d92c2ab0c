using System.Net;
using Unit.Support;
using VkCloud;

namespace Unit.Cloud;

/// <summary>Reads that many want and that are made once.</summary>
public sealed class SharingTests
{
    private readonly HandClock clock = new();

    [Test]
    public async Task A_hundred_who_want_the_flavors_cost_one_call()
    {
        using var cloud = new ScriptedCloud().On("GET", "/compute/v2.1/flavors/detail", """{"flavors":[{"id":"f-1","name":"n"}]}""");
        await using var connection = cloud.Connect();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => connection.Shared.Flavors.GetAsync(default))));

        Assert.That(cloud.To("/compute/v2.1/flavors/detail"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_refresh_of_many_groups_reads_their_cluster_once_and_a_change_makes_it_read_again()
    {
        using var cloud = new ScriptedCloud()
            .On("GET", "/k8s/clusters/c-1", """{"id":"c-1"}""")
            .On("PATCH", "/k8s/node-groups/g-1", "{}");
        await using var connection = cloud.Connect();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => connection.Shared.Clusters.GetAsync("c-1", default)));
        Assert.That(cloud.To("/k8s/clusters/c-1"), Has.Count.EqualTo(1));

        await connection.ManagedK8s.UpdateNodeGroupAsync("g-1", new() { MaxUnavailablePercent = 10 }, default);
        await connection.Shared.Clusters.GetAsync("c-1", default);
        Assert.That(cloud.To("/k8s/clusters/c-1"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_read_under_way_while_something_changes_is_not_kept()
    {
        var first = new TaskCompletionSource<int>();
        var loads = 0;
        var shared = Keep(() => ++loads == 1 ? first.Task : Task.FromResult(2));

        var early = shared.GetAsync(default);
        shared.Forget();
        var late = await shared.GetAsync(default);
        first.SetResult(1);

        Assert.That((await early, late, await shared.GetAsync(default), loads), Is.EqualTo((1, 2, 2, 2)));
    }

    // A plan of thousands of groups takes longer than a few seconds.
    [Test]
    public async Task One_sight_of_a_cluster_serves_a_run_that_changes_nothing_however_slow_it_is()
    {
        using var cloud = new ScriptedCloud()
            .On("GET", "/k8s/clusters/c-1", """{"id":"c-1","status":"RUNNING"}""")
            .On("PATCH", "/k8s/clusters/c-1:update", "{}");
        await using var connection = cloud.Connect();
        for (var minutes = 0; minutes < 30; minutes++)
        {
            await connection.Shared.Clusters.GetAsync("c-1", default);
            cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(cloud.To("/k8s/clusters/c-1"), Has.Count.EqualTo(1));
        await connection.ManagedK8s.UpdateClusterAsync("c-1", new() { Labels = new Dictionary<string, string>() }, default);
        await connection.Shared.Clusters.GetAsync("c-1", default);
        await connection.Shared.Clusters.GetAsync("c-1", default);
        Assert.That(cloud.To("/k8s/clusters/c-1"), Has.Count.EqualTo(2), "a change makes it old at once");
        cloud.Clock.Advance(TimeSpan.FromSeconds(11));
        await connection.Shared.Clusters.GetAsync("c-1", default);
        Assert.That(cloud.To("/k8s/clusters/c-1"), Has.Count.EqualTo(3), "and from then on it moves by itself");
    }

    [Test]
    public async Task What_is_not_there_is_asked_for_again()
    {
        var looks = 0;
        using var cloud = new ScriptedCloud().On("GET", "/network/v2.0/networks/n-1", _ => ++looks == 1
            ? ScriptedCloud.Json("""{"NeutronError":{"type":"NetworkNotFound","message":"Network n-1 could not be found."}}""", HttpStatusCode.NotFound)
            : ScriptedCloud.Json("""{"network":{"id":"n-1"}}"""));
        await using var connection = cloud.Connect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await connection.Shared.Networks.GetAsync("n-1", default), Is.Null);
            Assert.That(await connection.Shared.Networks.GetAsync("n-1", default), Is.Not.Null);
            Assert.That(await connection.Shared.Networks.GetAsync("n-1", default), Is.Not.Null);
            Assert.That(looks, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_value_is_kept_for_its_time()
    {
        var loads = 0;
        var shared = Keep(() => Task.FromResult(++loads));

        await shared.GetAsync(default);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That(await shared.GetAsync(default), Is.EqualTo(1));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await shared.GetAsync(default), Is.EqualTo(2));
    }

    [Test]
    public async Task A_failure_belongs_to_those_who_waited_for_it()
    {
        var loads = 0;
        var gate = new TaskCompletionSource();
        var shared = Keep(async () =>
        {
            if (++loads > 1)
            {
                return 7;
            }

            await gate.Task;
            throw new InvalidOperationException("the first one fails");
        });

        var waiting = Enumerable.Range(0, 3).Select(_ => shared.GetAsync(default)).ToArray();
        gate.SetResult();
        foreach (var one in waiting)
        {
            Assert.That(async () => await one, Throws.InvalidOperationException);
        }

        Assert.That((await shared.GetAsync(default), loads), Is.EqualTo((7, 2)));
    }

    [Test]
    public async Task One_who_goes_does_not_take_the_load_from_the_others()
    {
        using var impatient = new CancellationTokenSource();
        var gate = new TaskCompletionSource<int>();
        var shared = new Shared<int>(token => gate.Task.WaitAsync(token), clock, (_, _) => DateTimeOffset.MaxValue);

        var gone = shared.GetAsync(impatient.Token);
        var stays = shared.GetAsync(default);
        await impatient.CancelAsync();
        Assert.That(async () => await gone, Throws.InstanceOf<OperationCanceledException>());
        gate.SetResult(5);

        Assert.That(await stays, Is.EqualTo(5));
    }

    [Test]
    public async Task A_load_that_nobody_waits_for_any_more_is_cancelled_and_the_next_one_starts_anew()
    {
        using var impatient = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        var loads = 0;
        var shared = new Shared<int>(
            async token =>
            {
                if (Interlocked.Increment(ref loads) > 1)
                {
                    return 9;
                }

                using var noticed = token.Register(cancelled.SetResult);
                started.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            clock,
            (_, _) => DateTimeOffset.MaxValue);

        var gone = shared.GetAsync(impatient.Token);
        await started.Task;
        await impatient.CancelAsync();
        Assert.That(async () => await gone, Throws.InstanceOf<OperationCanceledException>());
        await cancelled.Task;

        Assert.That(await shared.GetAsync(default), Is.EqualTo(9));
    }

    /// <summary>A plan tries a few times only; an apply that wants the same meanwhile is not failed by that.</summary>
    [Test]
    public async Task Who_sits_out_an_outage_does_not_get_what_a_plan_gave_up()
    {
        var gate = new TaskCompletionSource();
        var loads = 0;
        var shared = Keep(async () =>
        {
            if (Interlocked.Increment(ref loads) > 1)
            {
                return 7;
            }

            await gate.Task;
            throw new InvalidOperationException("gave up early");
        });

        var plan = ImpatientAsync(shared);
        var apply = shared.GetAsync(default);
        Assert.That(await apply, Is.EqualTo(7));
        gate.SetResult();
        Assert.That(async () => await plan, Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_plan_learns_of_an_outage_once()
    {
        var loads = 0;
        var shared = Keep(() => ++loads < 3 ? throw new InvalidOperationException() : Task.FromResult(loads));

        Assert.That(async () => await ImpatientAsync(shared), Throws.InvalidOperationException);
        Assert.That(async () => await ImpatientAsync(shared), Throws.InvalidOperationException);
        Assert.That(loads, Is.EqualTo(1), "told from what the first one met");
        Assert.That(async () => await shared.GetAsync(default), Throws.InvalidOperationException);
        Assert.That(loads, Is.EqualTo(2), "whoever has more patience asks");
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That(await ImpatientAsync(shared), Is.EqualTo(3));
    }

    [Test]
    public async Task What_began_before_a_moment_is_not_good_enough_for_who_asks_since_then()
    {
        var loads = 0;
        var shared = Keep(() => Task.FromResult(++loads));
        await shared.GetAsync(default);
        clock.Advance(TimeSpan.FromSeconds(1));
        var since = clock.GetTimestamp();

        Assert.That((await shared.GetAsync(default), await shared.GetAsync(default, since), await shared.GetAsync(default, since)), Is.EqualTo((1, 2, 2)));
    }

    private static async Task<int> ImpatientAsync(Shared<int> shared)
    {
        Patience.Limit(3);
        return await shared.GetAsync(default);
    }

    private Shared<int> Keep(Func<Task<int>> load) => new(_ => load(), clock, (_, loaded) => loaded + TimeSpan.FromSeconds(60));
}
