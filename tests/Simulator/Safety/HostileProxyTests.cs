using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Terraform.Framework;
using Unit.Framework;

namespace SimulatorTests.Safety;

/// <summary>
/// Random configurations behind a proxy that gives bad answers by seed, to every kind of call, on its way there and back. After each run: everything in the
/// cloud is in state, or the run has told how to take it over; nothing is there twice; and without the proxy everything converges and ends. A failing case
/// prints its seed, which makes it again.
/// </summary>
public sealed partial class HostileProxyTests
{
    private const int SeedsPerCase = 5;

    /// <summary>Of one command. A run that makes more does not end.</summary>
    private const int MostCalls = 4000;

    public static IEnumerable<TestCaseData> Cases() =>
        [.. RandomConfigurationTests.Seeds(2, 50, SeedsPerCase), .. RandomConfigurationTests.Seeds(1, 20, SeedsPerCase)];

    [TestCaseSource(nameof(Cases))]
    public Task Covered_single_and_converging(int generation, int first) => RunAsync(
        first,
        random => generation == 1 ? RandomConfigurationTests.FirstBlocks(random) : RandomConfigurationTests.Blocks(random),
        config => config.With("labels", Tf.Map(("changed", Tf.S("yes")))));

    public static IEnumerable<TestCaseData> AddonsAndPolicies() =>
        [.. RandomConfigurationTests.Seeds(2, 3, SeedsPerCase), .. RandomConfigurationTests.Seeds(1, 3, SeedsPerCase)];

    [TestCaseSource(nameof(AddonsAndPolicies))]
    public Task Covered_single_and_converging_with_add_ons_and_policies(int generation, int first) => RunAsync(
        first,
        random => RandomConfigurationTests.WithAddonsAndPolicies(generation, random),
        config => config.Attributes.ContainsKey("settings") ? config.With("settings", Blocks.Range(7))
            : config.Attributes.ContainsKey("labels") ? config
            : config.With("values", Tf.S("changed: true")).With("values_wo", Tf.Null).With("values_wo_version", Tf.Null));

    private static async Task RunAsync(int first, Func<Random, Wanted[]> configure, Func<TfObject, TfObject> change)
    {
        for (var seed = first; seed < first + SeedsPerCase; seed++)
        {
            await using var cloud = await SmallCloud.StartAsync("instant");
            var workspace = new Workspace(cloud) { ChecksOnline = seed % 2 == 0 };
            var blocks = configure(new Random(seed));
            Wanted[] changed = [.. blocks.Select(b => b with { Config = id => change(b.Config(id)) })];
            var story = $"\nseed {seed}: {string.Join("\n", blocks.Select(b => b.Config(Tf.S("?"))))}";

            await StruckAsync(workspace, seed, 0, () => workspace.ApplyAsync(blocks), story);
            await ConvergeAsync(workspace, blocks, story);

            // Nothing to do, and so nothing may be done.
            var before = workspace.State.ToDictionary(i => i.Key, i => i.Value.Id);
            await cloud.ForgetCallsAsync();
            var unchanged = await StruckAsync(workspace, seed, 1, () => workspace.ApplyAsync(blocks), story);
            Assert.That(workspace.State.ToDictionary(i => i.Key, i => i.Value.Id), Is.EqualTo(before), unchanged.Text + story);
            Assert.That((await cloud.CallsAsync()).Where(c => c.StartsWith("DELETE ", StringComparison.Ordinal)), Is.Empty, unchanged.Text + story);

            await StruckAsync(workspace, seed, 2, () => workspace.ApplyAsync(changed), story);
            await ConvergeAsync(workspace, changed, story);

            await StruckAsync(workspace, seed, 3, () => workspace.DestroyAsync(), story);
            var last = await workspace.DestroyAsync();
            Assert.That(last.Errors, Is.Empty, last.Text + story);
            Assert.That((workspace.State.Count, (await cloud.InventoryAsync()).All.Count()), Is.EqualTo((0, 0)), last.Text + story);
        }
    }

    private static async Task<Report> StruckAsync(Workspace workspace, int seed, int run, Func<Task<Report>> command, string story)
    {
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var calls = 0;
        var blows = new ConcurrentQueue<string>();
        workspace.Trap = new Trap(_ => true, async (call, _, send) =>
        {
            Assert.That(Interlocked.Increment(ref calls), Is.LessThan(MostCalls), "the run does not end" + story);

            // By kind of call and how often it was made, so that the order of calls side by side means nothing.
            var kind = $"{call.Method} {Ids().Replace(call.Path, "*")}";
            var number = seen.AddOrUpdate(kind, 1, (_, n) => n + 1);
            var dice = new Random(HashCode(seed, run, kind, number));
            if (dice.Next(100) >= 12)
            {
                return await send();
            }

            var bad = Bad[dice.Next(Bad.Length)];
            blows.Enqueue($"{bad.Name}: {call.Method} {call.Path}");
            return await bad.Strike(call, send);
        });
        var report = await command();
        workspace.Trap = null;

        var told = $"\nrun {run}\n{string.Join("\n", blows)}\n{report.Text}{story}";
        Assert.That(report.All.Select(d => d.Summary), Has.None.EqualTo("Unexpected error in the provider"), told);
        await Expect.CoveredAsync(workspace, report, told, mayBeTold: true);
        return report;
    }

    /// <summary>Applies as long as there is something to follow: what the messages name is imported.</summary>
    private static async Task ConvergeAsync(Workspace workspace, Wanted[] blocks, string story)
    {
        for (var tries = 0; ; tries++)
        {
            var report = await workspace.ApplyAsync(blocks);
            if (report.Errors.Count == 0)
            {
                break;
            }

            Assert.That(tries, Is.LessThan(4), report.Text + story);
            await workspace.FollowImportBlocksAsync(report, blocks);
        }

        var plan = await workspace.PlanAsync(blocks);
        Assert.That(plan.ExitCode, Is.Zero, plan.Text + story);
        await Expect.CoveredAsync(workspace, plan, story);
    }

    private static readonly (string Name, Func<Call, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Strike)[] Bad =
    [
        .. Absent.All.Select(
            form => (
                form.Name, (Func<Call, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>)((call, _) => Task.FromResult(form.Answer(call.Path))))),
        ("500", (_, _) => Troubles.Answer(500, "{}")),
        ("502 page", (_, _) => Troubles.Answer(502, "<html>Bad gateway</html>")),
        ("503", (_, _) => Troubles.Answer(503, string.Empty)),
        ("429", (_, _) => Troubles.Answer(429, "{}", ("Retry-After", "5"))),
        ("400", (_, _) => Troubles.Answer(400, "{\"message\":\"no\"}")),
        ("409", (_, _) => Troubles.Answer(409, "{\"code\":9,\"message\":\"busy\"}")),
        ("reset", (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "reset")),
        ("200 with null", After("null")),
        ("200 with a list", After("[]")),
        ("200 with nothing in it", After("{}")),
        ("200 with text", After("OK")),
        ("200 with wrong types", After("""{"id":7,"uuid":[],"node_group_id":{},"node_group":[],"token":3,"clusters":{},"node_groups":7}""")),
        ("200 with another id", After("""{"id":"../../identity/v3","uuid":"17","node_group_id":"-0"}""")),
        ("lost after the effect", async (_, send) =>
        {
            (await send()).Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut");
        }),
        ("502 after the effect", async (_, send) =>
        {
            (await send()).Dispose();
            return await Troubles.Answer(502, "<html>Bad gateway</html>");
        }),
        ("truncated", async (_, send) =>
        {
            var real = await send();
            var text = await real.Content.ReadAsStringAsync();
            real.Content = new StringContent(text[..(text.Length / 2)], Encoding.UTF8, "application/json");
            return real;
        }),
    ];

    /// <summary>What was asked for happens, and the answer does not say so.</summary>
    private static Func<Call, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> After(string body) => async (_, send) =>
    {
        var real = await send();
        if (real.StatusCode is HttpStatusCode.NoContent || !real.IsSuccessStatusCode)
        {
            return real;
        }

        real.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return real;
    };

    /// <summary>The same in every process.</summary>
    private static int HashCode(int seed, int run, string kind, int number) =>
        kind.Aggregate((((seed * 31) + run) * 31) + number, (hash, c) => unchecked((hash * 31) + c));

    [GeneratedRegex("[0-9A-Za-z]{27}|[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
