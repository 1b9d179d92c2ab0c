using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>The real program is killed again and again in the middle of its work: what it promised is there afterwards.</summary>
internal sealed class KillTests
{
    private const int Rounds = 5;
    private const int Callers = 4;

    [Test]
    public async Task What_was_answered_survives_a_kill_at_any_moment()
    {
        const int seed = 20_260_601;
        var random = new Random(seed);
        using var folder = new TempFolder();
        var promised = new ConcurrentDictionary<string, string>();
        var forgotten = new ConcurrentDictionary<string, string>();

        for (var round = 0; round < Rounds; round++)
        {
            await using var simulator = await SimulatorProcess.StartAsync("--speed", "instant", "--state", folder.File("state.json"));
            var there = await NamesAsync(simulator);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(promised.Keys.Except(there), Is.Empty, $"created and answered, but lost; seed {seed}, round {round}");
                Assert.That(forgotten.Keys.Intersect(there), Is.Empty, $"deleted and answered, but back; seed {seed}, round {round}");
            }

            using var roomy = new StringContent("""{"clusters":100000,"vcpus":1000000}""");
            (await simulator.Http.PatchAsync("_simulator/quotas/RegionOne", roomy)).EnsureSuccessStatusCode();
            var target = random.Next(4, 30);
            var done = 0;
            var killed = new TaskCompletionSource();
            var work = Enumerable.Range(0, Callers).Select(caller => WorkAsync(simulator, $"r{round}-{caller}", promised, forgotten, () =>
            {
                if (Interlocked.Increment(ref done) == target)
                {
                    killed.TrySetResult();
                }
            })).ToArray();
            await Task.WhenAny(killed.Task, Task.WhenAll(work));
            await simulator.KillAsync();
            await Task.WhenAll(work);
        }
    }

    /// <summary>Creates clusters, and deletes every third, until the connection breaks.</summary>
    private static async Task WorkAsync(
        SimulatorProcess simulator,
        string prefix,
        ConcurrentDictionary<string, string> promised,
        ConcurrentDictionary<string, string> forgotten,
        Action answered)
    {
        try
        {
            var token = await LoginAsync(simulator);
            for (var i = 0; i < 20; i++)
            {
                var name = $"c-{prefix}-{i}";
                var id = JsonNode.Parse(await SendAsync(simulator, token, "POST", "clusters", Bodies.Cluster(name).ToJsonString()))!["id"]!.ToString();
                promised[name] = id;
                answered();
                if (i % 3 == 2)
                {
                    // From the moment of asking on it may or may not be there; once answered it must not.
                    promised.Remove(name, out _);
                    await SendAsync(simulator, token, "DELETE", "clusters/" + id, null);
                    forgotten[name] = id;
                    answered();
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The kill: what was not answered was not promised.
        }
    }

    private static async Task<string[]> NamesAsync(SimulatorProcess simulator)
    {
        var state = JsonNode.Parse(await simulator.Http.GetStringAsync("_simulator/state"))!;
        return [.. state["clusters"]!.AsArray().Select(cluster => cluster!["name"]!.ToString())];
    }

    private static async Task<string> LoginAsync(SimulatorProcess simulator)
    {
        using var body = new StringContent(TestCloud.PasswordLogin(), Encoding.UTF8, "application/json");
        using var response = await simulator.Http.PostAsync("identity/v3/auth/tokens", body);
        return response.Headers.GetValues("X-Subject-Token").Single();
    }

    private static async Task<string> SendAsync(SimulatorProcess simulator, string token, string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), TestCloud.Second + path);
        request.Headers.Add("X-Auth-Token", token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await simulator.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return text;
    }
}
