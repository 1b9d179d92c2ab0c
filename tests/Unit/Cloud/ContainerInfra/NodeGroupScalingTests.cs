using System.Net;
using System.Text.Json;
using VkCloud;
using VkCloud.First;

namespace Unit.Cloud.ContainerInfra;

/// <summary>A group gets exactly the nodes that were wanted, whatever becomes of single calls; the relative call is counted by a cloud that takes every one of
/// them at its word.</summary>
public sealed class NodeGroupScalingTests
{
    [Test]
    public async Task A_group_is_brought_to_the_wanted_count_by_one_call()
    {
        using var group = new RelativeGroup(2);

        var scaled = await group.ScaleAsync(5);

        Assert.That((scaled.Scale?.Size, group.Count, group.Deltas), Is.EqualTo(((long?)5, 5L, "3")));
    }

    [Test]
    public async Task Nothing_is_called_when_the_count_is_right_already()
    {
        using var group = new RelativeGroup(5);

        await group.ScaleAsync(5);

        Assert.That(group.Deltas, Is.Empty);
    }

    [Test]
    public async Task Fewer_nodes_are_a_negative_delta()
    {
        using var group = new RelativeGroup(5);

        await group.ScaleAsync(0);

        Assert.That((group.Count, group.Deltas), Is.EqualTo((0L, "-5")));
    }

    [Test]
    public async Task A_change_that_shows_late_is_waited_for_and_not_asked_for_again()
    {
        using var group = new RelativeGroup(2) { ShowsAfter = TimeSpan.FromSeconds(10), Lasts = TimeSpan.FromMinutes(4) };

        await group.ScaleAsync(5);

        Assert.That((group.Count, group.Deltas), Is.EqualTo((5L, "3")));
    }

    [Test]
    public async Task A_call_that_was_done_and_whose_answer_was_lost_is_not_repeated()
    {
        using var group = new RelativeGroup(2) { ShowsAfter = TimeSpan.FromSeconds(5), Lasts = TimeSpan.FromMinutes(4) };
        group.Answers.Enqueue(Answer.DoneAndLost);

        await group.ScaleAsync(5);

        Assert.That((group.Count, group.Deltas), Is.EqualTo((5L, "3")));
    }

    [Test]
    public async Task A_call_that_was_accepted_and_dropped_is_made_again_from_a_new_count()
    {
        using var group = new RelativeGroup(2);
        group.Answers.Enqueue(Answer.AcceptedAndDropped);

        await group.ScaleAsync(5);

        Assert.That((group.Count, group.Deltas), Is.EqualTo((5L, "3 3")));
    }

    [Test]
    public async Task What_somebody_else_did_meanwhile_is_counted_in()
    {
        using var group = new RelativeGroup(2);
        group.Answers.Enqueue(Answer.AcceptedAndDropped);
        group.AfterCall = () => group.Count = 4;

        await group.ScaleAsync(5);

        Assert.That((group.Count, group.Deltas), Is.EqualTo((5L, "3 1")));
    }

    [Test]
    public async Task A_busy_cluster_is_waited_for()
    {
        using var group = new RelativeGroup(2);
        group.MakeBusy(TimeSpan.FromMinutes(6));

        await group.ScaleAsync(5);

        Assert.That((group.Count, group.Deltas), Is.EqualTo((5L, "3")));
    }

    [Test]
    public async Task A_409_for_a_change_that_came_first_is_followed_by_another_try()
    {
        using var group = new RelativeGroup(2);
        group.Answers.Enqueue(Answer.Conflict);
        group.AfterCall = () => group.MakeBusy(TimeSpan.FromMinutes(2));

        await group.ScaleAsync(5);

        Assert.That((group.Count, group.Deltas), Is.EqualTo((5L, "3 3")));
    }

    [Test]
    public void A_409_without_anything_going_on_is_told_in_the_services_words()
    {
        using var group = new RelativeGroup(2);
        Array.ForEach([Answer.Conflict, Answer.Conflict, Answer.Conflict], group.Answers.Enqueue);

        Assert.That(
            async () => await group.ScaleAsync(50),
            Throws.InstanceOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Conflict).And.Message.Contains("outside"));
        Assert.That(group.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_refusal_ends_it_at_once()
    {
        using var group = new RelativeGroup(2);
        group.Answers.Enqueue(Answer.Refused);

        Assert.That(
            async () => await group.ScaleAsync(50),
            Throws.InstanceOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Invalid));
        Assert.That(group.Deltas, Is.EqualTo("48"));
    }

    [Test]
    public void A_service_that_accepts_and_does_nothing_is_told_so()
    {
        using var group = new RelativeGroup(2);
        Array.ForEach([Answer.AcceptedAndDropped, Answer.AcceptedAndDropped, Answer.AcceptedAndDropped], group.Answers.Enqueue);

        Assert.That(
            async () => await group.ScaleAsync(5),
            Throws.InstanceOf<WaitException>().With.Message.Contains("accepted 3 calls").And.Message.Contains("2 nodes"));
    }

    [TestCase("ERROR", "out of addresses", TestName = "a cluster that failed, with its reason")]
    [TestCase("SHUTOFF", "SHUTOFF", TestName = "a stopped cluster")]
    [TestCase("DELETING", "DELETING", TestName = "a cluster that goes away")]
    public void A_cluster_that_will_not_do_it_is_told(string status, string words)
    {
        using var group = new RelativeGroup(2) { Status = status };

        Assert.That(async () => await group.ScaleAsync(5), Throws.InstanceOf<WaitException>().With.Message.Contains(words));
        Assert.That(group.Deltas, Is.Empty);
    }

    [Test]
    public void Time_is_bounded()
    {
        using var group = new RelativeGroup(2);
        group.MakeBusy(TimeSpan.FromHours(9));

        Assert.That(
            async () => await group.ScaleAsync(5), Throws.InstanceOf<WaitException>().With.Property(nameof(WaitException.Outcome)).EqualTo(WaitOutcome.GoOn));
    }

    [Test]
    public async Task Whatever_goes_wrong_the_count_ends_right()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            using var group = new RelativeGroup(random.Next(0, 20))
            {
                ShowsAfter = TimeSpan.FromSeconds(random.Next(0, 20)),
                Lasts = TimeSpan.FromSeconds(random.Next(0, 400)),
            };
            for (var i = random.Next(0, 3); i > 0; i--)
            {
                group.Answers.Enqueue((Answer)random.Next(0, 4));
            }

            var wanted = random.Next(0, 20);
            await group.ScaleAsync(wanted);

            Assert.That(group.Count, Is.EqualTo(wanted), $"seed {seed}, deltas {group.Deltas}");
        }
    }

    /// <summary>What the next scale call meets.</summary>
    private enum Answer
    {
        Done,
        DoneAndLost,
        AcceptedAndDropped,
        Conflict,
        Refused,
    }

    /// <summary>A cluster and a group that change as the service's do: accepted at once, visible later, done later still.</summary>
    private sealed class RelativeGroup : IDisposable
    {
        private readonly ScriptedCloud cloud = new();
        private readonly List<long> deltas = [];
        private readonly List<(DateTimeOffset Shows, DateTimeOffset Ends, long Delta)> changes = [];

        public RelativeGroup(long count)
        {
            Count = count;
            cloud.On(
                "GET", "/magnum/v1/clusters/c-1",
                _ => ScriptedCloud.Json($$"""{"uuid":"c-1","new_status":"{{StatusNow()}}","status_reason":"out of addresses"}"""));
            cloud.On(
                "GET", "/magnum/v1/nodegroups/g-1",
                _ => ScriptedCloud.Json($$"""{"uuid":"g-1","cluster_id":"c-1","state":"RUNNING","node_count":{{CountNow()}}}"""));
            cloud.On("PATCH", "/magnum/v1/nodegroups/g-1/actions/scale", Scale);
        }

        /// <summary>Nodes that are there and no change is about.</summary>
        public long Count { get; set; }

        public string Status { get; init; } = "RUNNING";

        public TimeSpan ShowsAfter { get; init; }

        public TimeSpan Lasts { get; init; } = TimeSpan.FromSeconds(20);

        public Queue<Answer> Answers { get; } = new();

        /// <summary>Happens once, after the first call.</summary>
        public Action? AfterCall { get; set; }

        /// <summary>All deltas called for, in order.</summary>
        public string Deltas => string.Join(" ", deltas);

        public void MakeBusy(TimeSpan time) => changes.Add((cloud.Clock.GetUtcNow(), cloud.Clock.GetUtcNow() + time, 0));

        public async Task<NodeGroup> ScaleAsync(long count)
        {
            await using var connection = FirstGeneration.Connect(cloud);
            var changes = new ContainerInfraChanges(connection) { Timeout = TimeSpan.FromHours(1), TimeProvider = cloud.Clock };
            var scaled = await changes.ScaleNodeGroupAsync("c-1", "g-1", count, default);
            Settle();
            return scaled;
        }

        public void Dispose() => cloud.Dispose();

        private void Settle()
        {
            Count += changes.Sum(change => change.Delta);
            changes.Clear();
        }

        private string StatusNow()
        {
            var now = cloud.Clock.GetUtcNow();
            return changes.Any(change => change.Shows <= now && now < change.Ends) ? "RECONCILING" : Status;
        }

        /// <summary>Half of a change is there before its end.</summary>
        private long CountNow()
        {
            var now = cloud.Clock.GetUtcNow();
            return Count + changes.Sum(change => now >= change.Ends ? change.Delta : now >= change.Shows ? change.Delta / 2 : 0);
        }

        private HttpResponseMessage Scale(ScriptedCloud.Recorded request)
        {
            using var body = JsonDocument.Parse(request.Body!);
            var delta = body.RootElement.GetProperty("delta").GetInt64();
            deltas.Add(delta);
            var answer = Answers.TryDequeue(out var next) ? next : Answer.Done;
            if (answer is Answer.Done or Answer.DoneAndLost)
            {
                var shows = cloud.Clock.GetUtcNow() + ShowsAfter;
                changes.Add((shows, shows + Lasts, delta));
            }

            AfterCall?.Invoke();
            AfterCall = null;
            return answer switch
            {
                Answer.Done or Answer.AcceptedAndDropped => ScriptedCloud.Json("""{"uuid":"g-1"}""", HttpStatusCode.Accepted),
                Answer.DoneAndLost => throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut"),
                Answer.Conflict => FirstGeneration.Refusal(HttpStatusCode.Conflict, "The count is outside of min and max."),
                _ => FirstGeneration.Refusal(HttpStatusCode.BadRequest, "No."),
            };
        }
    }
}
