using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>A cloud, or something in its place, that answers with what no client expects: a diagnostic in bounded time and memory, never a crash, and no id is
/// lost.</summary>
internal sealed class HostileStory() : Story("Hostile")
{
    private const int MostMegabytes = 400;

    private static readonly TimeSpan bearable = TimeSpan.FromMinutes(2);

    public static IEnumerable<TestCaseData> Answers()
    {
        yield return Row("nothing", _ => "");
        yield return Row("no JSON", _ => "\0\u0001\uFFFD[[[{{{");
        yield return Row("cut in the middle", real => real[..(real.Length / 2)]);
        yield return Row("null", _ => "null");
        yield return Row("a list", _ => "[]");
        yield return Row("every member null", real => Each(real, _ => null));
        yield return Row("every member a number", real => Each(real, _ => -1.5));
        yield return Row("every member a list of objects", real => Each(real, _ => new JsonArray(new JsonObject { ["id"] = new JsonObject() }, null)));
        yield return Row("every text endless", real => Each(real, member => member is JsonValue ? new string('x', 200_000) : member?.DeepClone()));
        yield return Row("nested without end", _ => new string('[', 5_000_000));
        yield return Row("larger than the limit", real => real + new string(' ', 17 * 1024 * 1024));
        yield return Row("a million groups", real => Each(real, member => member is JsonArray ? Million() : member?.DeepClone()));

        static TestCaseData Row(string name, Func<string, string> change) => new TestCaseData(change).SetArgDisplayNames(name);

        static JsonArray Million() => new([.. Enumerable.Range(0, 1_000_000).Select(_ => new JsonObject())]);
    }

    [TestCaseSource(nameof(Answers)), Category("Long")]
    public async Task A_refresh_that_meets(object change) => await RefreshAsync((Func<string, string>)change);

    [Test]
    public async Task A_refresh_that_meets_wrong_types_everywhere() => await RefreshAsync(real => Each(real, _ => new JsonArray(new JsonObject())));

    // A create whose answer says nothing is looked for, found, and finished in the same run.
    [Test]
    public async Task A_create_whose_answer_is_hostile_loses_no_id()
    {
        await using var between = Between.Start(Cloud);
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", between.Address.ToString());
        between.OnAnswer = exchange =>
        {
            if (exchange.Method == "POST" && exchange.Path.EndsWith("/clusters", StringComparison.Ordinal))
            {
                exchange.Text = "{\"id\":{\"id\":[7]},";
            }
            else if (exchange.Method == "POST" && exchange.Path.EndsWith("/node-groups", StringComparison.Ordinal))
            {
                exchange.Text = new string('[', 100_000);
            }

            return Task.CompletedTask;
        };

        await terraform.ApplyAsync("labelled.tf");

        var state = await terraform.StateAsync();
        var cloud = await Cloud.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Text("vkcc_cluster.main", "id"), Is.EqualTo((string?)cloud.Clusters.Single()["id"]));
            Assert.That(state.Text("vkcc_node_group.workers", "id"), Is.EqualTo((string?)cloud.NodeGroups.Single()["id"]));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task Pages_without_end_are_ended_and_a_plan_says_what_it_could_not_check()
    {
        var page = 0;
        await using var between = Between.Start(Cloud);
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", between.Address.ToString());
        between.OnRequest = exchange =>
        {
            if (exchange.Path.EndsWith("/flavors/detail", StringComparison.Ordinal))
            {
                exchange.Answer(
                    200,
                    $$"""{"flavors":[],"flavors_links":[{"rel":"next","href":"http://"""
                        + $$"""elsewhere.example/flavors/detail?marker={{Interlocked.Increment(ref page)}}"}]}""");
            }

            return Task.CompletedTask;
        };

        var run = await terraform.Use("labelled.tf").RunAsync("plan");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Text, Does.Contain("the list has no end"));
            Assert.That(page, Is.InRange(2, 3000), "Pages asked for.");
            Assert.That(run.Took, Is.LessThan(bearable));
        }
    }

    private async Task RefreshAsync(Func<string, string> change)
    {
        await using var between = Between.Start(Cloud);
        await using var terraform = await OpenAsync();
        terraform.Set("OS_AUTH_URL", between.Address.ToString());
        await terraform.ApplyAsync("labelled.tf");
        var before = (await terraform.StateAsync()).Text("vkcc_cluster.main", "id");
        between.OnAnswer = exchange =>
        {
            if (exchange.Method == "GET" && exchange.Path.Contains("/clusters/", StringComparison.Ordinal))
            {
                exchange.Body = Encoding.UTF8.GetBytes(change(exchange.Text));
            }

            return Task.CompletedTask;
        };

        // A refresh that stores what it read: what can be taken for a cluster may change every attribute but the id.
        string[] arguments = ["apply", "-refresh-only", "-auto-approve"];
        await using var refresh = await terraform.StartAsync(arguments);
        var megabytes = 0L;
        await Eventually.IsTrueAsync(
            () =>
            {
                megabytes = Math.Max(megabytes, refresh.Descendants().Select(PeakMegabytes).DefaultIfEmpty().Max());
                return Task.FromResult(refresh.HasExited);
            },
            "The refresh ends.",
            bearable);
        var run = await terraform.EndAsync(refresh, arguments);
        between.OnAnswer = null;

        await TestContext.Out.WriteLineAsync($"{megabytes} MB at most, {run.Took.TotalSeconds:0.0} s, exit code {run.ExitCode}");
        var state = await terraform.StateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Text, Does.Not.Contain("panic").And.Not.Contain("did not respond").And.Not.Contain("Unexpected error"), run.Transcript);
            Assert.That(run.ExitCode == 1 ? run.Text : "Error: ", Does.Contain("Error: "));
            Assert.That(state.Text("vkcc_cluster.main", "id"), Is.EqualTo(before), run.Transcript);
            Assert.That((await Cloud.StateAsync()).Clusters, Has.Count.EqualTo(1), run.Transcript);
            Assert.That(megabytes, Is.LessThan(MostMegabytes));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True, run.Transcript);
        }
    }

    private static string Each(string json, Func<JsonNode?, JsonNode?> change) =>
        new JsonObject(JsonNode.Parse(json)!.AsObject()
            .Select(member => KeyValuePair.Create(member.Key, member.Key == "id" ? member.Value?.DeepClone() : change(member.Value)))).ToJsonString();

    // Linux tells; elsewhere there are no descendants to be asked.
    private static long PeakMegabytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
