using Unit.Framework;
using static SimulatorTests.Safety.Blocks;

namespace SimulatorTests.Safety;

/// <summary>The first generation's size goes by a relative call, which sent twice for one wish counts twice.</summary>
public sealed class ScaleTests
{
    private static readonly (string Name, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Strike)[] Losses =
    [
        ("no connection afterwards", send => LoseAsync(send, HttpRequestError.ConnectionError)),
        ("answer cut", send => LoseAsync(send, HttpRequestError.ResponseEnded)),
        ("500", send => AnswerAsync(send, 500, "{}")),
        ("502 page", send => AnswerAsync(send, 502, "<html>Bad gateway</html>")),
        ("503", send => AnswerAsync(send, 503, "{}")),
        ("504", send => AnswerAsync(send, 504, string.Empty)),
        ("409", send => AnswerAsync(send, 409, "{}")),
        ("garbage", send => AnswerAsync(send, 202, "[[[")),
        ("timeout", async send =>
        {
            (await send()).Dispose();
            throw new TaskCanceledException("no answer in time", new TimeoutException());
        }),
    ];

    public static IEnumerable<TestCaseData> Cases()
    {
        var number = 0;
        foreach (var (name, strike) in Losses)
        {
            foreach (var count in (long[])[1, 5])
            {
                // What was accepted may show late, and then the old count looks like one that nobody has changed.
                foreach (var lateReads in (int[])[0, 1, 2, 5, 8])
                {
                    var test = new TestCaseData(count, strike, lateReads).SetArgDisplayNames($"to {count}, {name}, shown after {lateReads} reads");
                    yield return number++ % 13 == 3 ? test : test.SetCategory("Long");
                }
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_scale_whose_answer_is_lost_is_not_made_twice(
        long count, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> strike, int lateReads)
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, FirstCluster(), Group());
        await cloud.PostAsync("habits", new System.Text.Json.Nodes.JsonObject { ["late_reads"] = lateReads });
        await cloud.ForgetCallsAsync();

        workspace.Trap = Trap.At("PATCH", "/actions/scale$", (_, n, send) => n == 0 ? strike(send) : send());
        var report = await workspace.ApplyAsync(FirstCluster(), Group(changes: ("node_count", Tf.N(count))));
        workspace.Trap = null;

        var story = $"\n{report.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Errors, Is.Empty, story);
            Assert.That((await cloud.GroupsAsync()).Single()["node_count"]!.GetValue<long>(), Is.EqualTo(count), story);
            Assert.That(await cloud.DoneAsync("PATCH", "/actions/scale"), Is.EqualTo(1), story);
        }
    }

    [Test]
    public async Task A_size_that_somebody_else_changes_meanwhile_is_counted_from_what_is_there()
    {
        await using var cloud = await SmallCloud.StartAsync();
        var workspace = new Workspace(cloud);
        await Expect.AppliedAsync(workspace, FirstCluster(), Group());
        var id = workspace.State["vkcc_node_group.web"].Id;

        // Between the refresh and the call: the refusal makes the provider look again.
        workspace.Trap = Trap.At("PATCH", "/actions/scale$", async (_, n, send) =>
        {
            if (n > 0)
            {
                return await send();
            }

            await cloud.PatchAsync($"node-groups/{id}", """{"node_count":4}""");
            return await Troubles.Answer(409, "{}");
        });
        var report = await workspace.ApplyAsync(FirstCluster(), Group(changes: ("node_count", Tf.N(5))));

        Assert.That(report.Errors, Is.Empty, report.Text);
        Assert.That((await cloud.GroupsAsync()).Single()["node_count"]!.GetValue<long>(), Is.EqualTo(5), report.Text);
    }

    private static async Task<HttpResponseMessage> LoseAsync(Func<Task<HttpResponseMessage>> send, HttpRequestError error)
    {
        (await send()).Dispose();
        throw new HttpRequestException(error, "cut");
    }

    private static async Task<HttpResponseMessage> AnswerAsync(Func<Task<HttpResponseMessage>> send, int status, string body)
    {
        (await send()).Dispose();
        return await Troubles.Answer(status, body);
    }
}
