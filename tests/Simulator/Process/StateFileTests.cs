using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>What <c>--state</c> keeps, in this process and with a clock in the hand.</summary>
internal sealed class StateFileTests
{
    private const string Second = TestCloud.Second;

    [Test]
    public async Task Everything_comes_back_and_running_work_goes_on()
    {
        using var kept = new KeptCloud();
        string id, group, token, kubeconfig, before;
        await using (var cloud = await kept.StartAsync())
        {
            id = await cloud.CreateRunningClusterAsync(Bodies.Cluster().With("labels", "{\"a\":\"ü\"}"));
            group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
            await cloud.PatchAsync("_simulator/quotas/kz", new JsonObject { ["nodes"] = 7 });
            await cloud.PostAsync("_simulator/zones/PA2/fail");
            await cloud.PostAsync($"_simulator/clusters/{id}/masters/0/fail");
            await cloud.PostAsync($"_simulator/clusters/{id}/masters/0/restore");
            kubeconfig = (await cloud.PostAsync(Second + $"clusters/{id}/kube_config")).Text;
            (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);
            cloud.Clock.Advance(TimeSpan.FromMinutes(9));
            before = (await cloud.GetAsync("_simulator/state")).Text;
            token = cloud.Token;
        }

        await using var again = await kept.StartAgainAsync(before);
        again.Token = token;
        (await again.GetAsync(Second + "node-groups/" + group)).Expect(200);
        Assert.That((await again.PostAsync(Second + $"clusters/{id}/kube_config")).Text, Is.EqualTo(kubeconfig));
        Assert.That((await again.GetAsync("_simulator/quotas/kz"))["limits", "nodes"], Is.EqualTo("7"));
        Assert.That((await again.GetAsync(TestCloud.Compute + "os-availability-zone")).Text, Does.Contain("\"PA2\",\"zoneState\":{\"available\":false}"));

        // Three masters of four minutes and three waves of three: 21 minutes in all, of which the last stood still for the sake of the third master's zone.
        (await again.PostAsync("_simulator/zones/PA2/restore")).Expect(200);
        await again.ExpectAsync(id, "RECONCILING", TimeSpan.FromMinutes(13), "RUNNING");
        Assert.That((await again.ClusterAsync(id))["version"], Is.EqualTo("v1.34.2"));
    }

    [Test]
    public async Task A_clock_that_ran_ahead_is_not_put_back()
    {
        using var kept = new KeptCloud();
        await using (var cloud = await kept.StartAsync())
        {
            (await cloud.PostAsync("_simulator/clock/advance", JsonNode.Parse("""{"seconds":86400}"""))).Expect(200);
        }

        kept.Clock.Advance(TimeSpan.FromHours(1));
        await using var again = await kept.StartAsync();
        Assert.That((await again.GetAsync("_simulator/clock"))["now"], Is.EqualTo("2026-06-02T10:00:00+00:00"));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_else_may_read_it_and_it_holds_no_token()
    {
        using var folder = new TempFolder();
        await using var cloud = await TestCloud.StartAsync(Options(folder));
        var file = folder.File("state.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await File.ReadAllTextAsync(file), Does.Not.Contain(cloud.Token).And.Contain(Token.HashOf(cloud.Token)));
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task Half_a_file_of_a_killed_write_does_no_harm()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("state.json.tmp"), "{\"format\":1,\"clu");
        await using var cloud = await TestCloud.StartAsync(Options(folder));
        await cloud.CreateClusterAsync();
        Assert.That(JsonNode.Parse(await File.ReadAllTextAsync(folder.File("state.json")))!["clusters"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("{\"format\":1,\"clu")]
    [TestCase("\0\u0001garbage")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{\"format\":1,\"format\":1,\"clock\":\"2026-01-01T00:00:00Z\",\"clusters\":[],\"tokens\":[],\"quotas\":{},\"failed_zones\":[]}")]
    [TestCase("{\"format\":99,\"clock\":\"2026-01-01T00:00:00Z\",\"clusters\":[],\"tokens\":[],\"quotas\":{},\"failed_zones\":[]}")]
    [TestCase("{\"format\":1,\"clock\":\"2026-01-01T00:00:00Z\",\"clusters\":null,\"tokens\":[],\"quotas\":{},\"failed_zones\":[]}")]
    [TestCase("{\"format\":1,\"clock\":\"2026-01-01T00:00:00Z\",\"clusters\":[null],\"tokens\":[],\"quotas\":{},\"failed_zones\":[]}")]
    public async Task A_file_that_cannot_be_read_is_told_and_kept_aside(string content)
    {
        using var folder = new TempFolder();
        using var warnings = new StringWriter();
        await File.WriteAllTextAsync(folder.File("state.json"), content);
        await File.WriteAllTextAsync(folder.File("state.json.unreadable-1"), "an earlier one");

        await using var cloud = await TestCloud.StartAsync(Options(folder) with { Warnings = warnings });
        await cloud.CreateClusterAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(warnings.ToString(), Does.Contain("state.json is no state file").And.Contain("kept as").And.Contain("state.json.unreadable-2"));
            Assert.That(await File.ReadAllTextAsync(folder.File("state.json.unreadable-1")), Is.EqualTo("an earlier one"));
            Assert.That(await File.ReadAllTextAsync(folder.File("state.json.unreadable-2")), Is.EqualTo(content));
            Assert.That(JsonNode.Parse(await File.ReadAllTextAsync(folder.File("state.json")))!["clusters"]!.AsArray(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_file_cut_anywhere_is_kept_aside()
    {
        using var folder = new TempFolder();
        var file = folder.File("state.json");
        await using (var cloud = await TestCloud.StartAsync(Options(folder)))
        {
            await cloud.CreateRunningClusterAsync();
        }

        var whole = await File.ReadAllBytesAsync(file);
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 40))
        {
            await File.WriteAllBytesAsync(file, whole[..length]);
            await using (await TestCloud.StartAsync(Options(folder)))
            {
            }

            var aside = Directory.GetFiles(Path.GetDirectoryName(file)!, "state.json.unreadable-*").Single();
            Assert.That(await File.ReadAllBytesAsync(aside), Has.Length.EqualTo(length));
            File.Delete(aside);
        }
    }

    [Test]
    public async Task Two_simulators_do_not_share_a_file()
    {
        using var folder = new TempFolder();
        await using var first = await TestCloud.StartAsync(Options(folder));
        Assert.That(
            async () => await TestCloud.StartAsync(Options(folder)),
            Throws.InstanceOf<IOException>().With.Message.Contains("in use by another simulator"));
    }

    [Test]
    public void A_missing_folder_is_named()
    {
        using var folder = new TempFolder();
        Assert.That(
            async () => await TestCloud.StartAsync(new SimulatorOptions { StateFile = folder.File("nowhere/state.json") }),
            Throws.InstanceOf<IOException>().With.Message.Contains("nowhere, does not exist"));
    }

    [Test]
    public async Task What_cannot_be_saved_is_told_and_served_and_saved_later()
    {
        using var folder = new TempFolder();
        using var warnings = new StringWriter();
        await using var cloud = await TestCloud.StartAsync(Options(folder) with { Warnings = warnings });
        // A folder in the place of the temporary file: nothing can be written there, by whomever.
        Directory.CreateDirectory(folder.File("state.json.tmp"));

        var answer = (await cloud.PostAsync(Second + "clusters", Bodies.Cluster())).Expect(200);
        var look = await cloud.ClusterAsync(answer["id"]);
        Directory.Delete(folder.File("state.json.tmp"));
        var later = await cloud.ClusterAsync(answer["id"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Header(SimulatedCloud.WarningHeader), Does.Contain("cannot be written"));
            Assert.That(look.Header(SimulatedCloud.WarningHeader), Does.Contain("cannot be written"));
            Assert.That(later.Header(SimulatedCloud.WarningHeader), Is.Empty);
            Assert.That(warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2), "told once, and once that it is over");
            Assert.That(await File.ReadAllTextAsync(folder.File("state.json")), Does.Contain(answer["id"]));
        }
    }

    /// <summary><c>/dev/full</c> answers every write as a full disk does.</summary>
    [Test]
    [Platform("Linux")]
    public async Task A_full_disk_is_told_and_served_on_and_the_old_file_stays_whole()
    {
        using var folder = new TempFolder();
        using var warnings = new StringWriter();
        await using var cloud = await TestCloud.StartAsync(Options(folder) with { Warnings = warnings });
        await cloud.CreateClusterAsync();
        var before = await File.ReadAllTextAsync(folder.File("state.json"));
        File.CreateSymbolicLink(folder.File("state.json.tmp"), "/dev/full");

        var second = (await cloud.PostAsync(Second + "clusters", Bodies.Cluster("second"))).Expect(200);
        var kept = await File.ReadAllTextAsync(folder.File("state.json"));
        await cloud.ClusterAsync(second["id"]);
        File.Delete(folder.File("state.json.tmp"));
        await cloud.ClusterAsync(second["id"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Header(SimulatedCloud.WarningHeader), Does.Contain("No space left on device"));
            Assert.That(warnings.ToString(), Does.Contain("No space left on device").And.Contain("is written again"));
            Assert.That(kept, Is.EqualTo(before));
            Assert.That(await File.ReadAllTextAsync(folder.File("state.json")), Does.Contain(second["id"]));
        }
    }

    /// <summary>Bytes that went bad: the file is taken as it is or kept aside as it is, and the cloud serves.</summary>
    [Test]
    public async Task A_file_with_bad_bytes_is_taken_or_kept_aside()
    {
        const int seed = 20_260_602;
        var random = new Random(seed);
        using var folder = new TempFolder();
        var file = folder.File("state.json");
        await using (var cloud = await TestCloud.StartAsync(Options(folder)))
        {
            await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(await cloud.CreateRunningClusterAsync()));
            await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(await cloud.CreateRunningFirstClusterAsync()));
        }

        var whole = await File.ReadAllBytesAsync(file);
        for (var round = 0; round < 120; round++)
        {
            var bad = whole.ToArray();
            var at = random.Next(bad.Length);
            bad[at] = (round % 3) switch { 0 => 0xff, 1 => (byte)random.Next(32, 127), _ => (byte)(bad[at] ^ (1 << random.Next(8))) };
            await File.WriteAllBytesAsync(file, bad);
            var where = $"seed {seed}, round {round}, byte {at}";
            await using (var cloud = await TestCloud.StartAsync(Options(folder)))
            {
                foreach (var path in (string[])["_simulator/state", "_simulator/view", TestCloud.Networks + "ports"])
                {
                    var answer = await cloud.GetAsync(path);
                    Assert.That(answer.Status, Is.EqualTo(200), $"{where}, {path}: {answer.Text}");
                }
            }

            foreach (var aside in Directory.GetFiles(Path.GetDirectoryName(file)!, "state.json.unreadable-*"))
            {
                Assert.That(await File.ReadAllBytesAsync(aside), Is.EqualTo(bad), where);
                File.Delete(aside);
            }
        }
    }

    private static SimulatorOptions Options(TempFolder folder) => new() { Speed = new Speed(1, Instant: false), StateFile = folder.File("state.json") };
}
