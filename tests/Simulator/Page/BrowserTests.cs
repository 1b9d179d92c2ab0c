using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>The page in a real browser, as somebody sees and uses it: <c>make test-page</c>.</summary>
[Category("Browser")]
[NonParallelizable]
internal sealed class BrowserTests
{
    private const string Second = TestCloud.Second;
    private const string Evil = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";

    private static Browser? browser;

    private static Browser Chromium => browser!;

    [OneTimeSetUp]
    public static async Task StartAsync() => browser = await Browser.StartAsync();

    [OneTimeTearDown]
    public static async Task EndAsync() => await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task A_cluster_is_followed_from_its_creation_to_its_end()
    {
        await using var cloud = await TestCloud.StartAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);
        Assert.That(await tab.TextAsync(".summary"), Is.EqualTo("Moscow · no clusters"));

        var id = await cloud.CreateClusterAsync();
        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        await tab.UntilAsync("document.querySelector('progress')?.value === 40");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.TextAsync(".cluster .status"), Is.EqualTo("PROVISIONING"));
            Assert.That(await tab.TextAsync(".operation-text"), Is.EqualTo("Creating the cluster"));
            Assert.That(await tab.TextAsync(".quorum"), Is.EqualTo("No quorum yet. 3 masters, 2 needed. Once it runs, any one of ME1, MS1 or PA2 may fail."));
            Assert.That(await tab.TextAsync("#news-text"), Is.EqualTo("Cluster my-cluster is new: PROVISIONING."));
            Assert.That(await MachinesAsync(tab, ".master"), Is.EqualTo("M0 coming, M1 coming, M2 coming"));
        }

        cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        await tab.UntilAsync("document.querySelector('.cluster .status').textContent === 'RUNNING'");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.TextAsync(".quorum"), Is.EqualTo("Quorum holds. 3 of 3 masters healthy, 2 needed. Any one of ME1, MS1 or PA2 may fail."));
            Assert.That(await tab.TextAsync("#news-text"), Is.EqualTo("Cluster my-cluster: RUNNING, quorum holds."));
            Assert.That(await tab.ReadAsync("document.querySelector('.operation').hidden"), Is.EqualTo("true"));
            Assert.That(await tab.TextAsync("#calls li"), Is.EqualTo($"POST 200 10:00:00 /{Second}clusters"));
        }

        await cloud.DeleteAsync(Second + "clusters/" + id);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        await tab.UntilAsync("document.getElementById('news-text').textContent === 'Cluster my-cluster is gone.'");
        Assert.That(await tab.ReadAsync("document.querySelectorAll('.cluster').length"), Is.EqualTo("0"));
        Assert.That(tab.Complaints, Is.Empty);
    }

    [Test]
    public async Task Each_cluster_shows_its_add_ons_and_policies()
    {
        await using var cloud = await TestCloud.StartAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);
        var id = await cloud.WithWorkersAsync();
        var addon = await cloud.BeginAsync(id);
        await tab.UntilAsync("document.querySelector('.addons .status')?.textContent === 'INSTALLING'");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.TextAsync(".addons .part"), Is.EqualTo("ingress-nginx 4.11.3 · in ingress INSTALLING"));
            Assert.That(await tab.TextAsync(".wait-name") + " " + await tab.TextAsync(".wait-what"), Is.EqualTo("my-cluster/ingress-nginx INSTALLING"));
            Assert.That(await tab.ReadAsync("document.querySelector('.policies').hidden"), Is.EqualTo("true"), "what every cluster has is no news");
        }

        (await cloud.PatchAsync($"_simulator/addons/{addon}", new JsonObject { ["status"] = "ERROR" })).Expect(200);
        await tab.UntilAsync("document.getElementById('news-text').textContent === 'Add-on ingress-nginx of my-cluster: 4.11.3 ERROR.'");
        (await cloud.DeleteAsync($"_simulator/addons/{addon}")).Expect(200);
        await tab.UntilAsync("document.getElementById('news-text').textContent === 'Add-on ingress-nginx of my-cluster is gone.'");
        Assert.That(await tab.ReadAsync("document.querySelector('.addons').hidden"), Is.EqualTo("true"));
        Assert.That(tab.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_zone_is_failed_and_restored_with_the_keyboard_alone()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        await Scene.GroupAsync(cloud, id, "workers", "PA2", """{"fixed_scale":{"size":2}}""");
        await cloud.CreateClusterAsync(Bodies.Cluster("alone").With("deployment_type", """{"zonal_deployment":{"zone":"PA2"}}"""));
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        List<string> order = [];
        for (var i = 0; i < 11; i++)
        {
            await tab.PressAsync("Tab");
            order.Add(await tab.ReadAsync("document.activeElement.matches('input, select') ? document.activeElement.id : document.activeElement.textContent"));
            Assert.That(await tab.ReadAsync("getComputedStyle(document.activeElement).outlineStyle"), Is.EqualTo("solid"), "the focus can be seen");
        }

        Assert.That(
            order,
            Is.EqualTo(["Skip to the clusters", "Pause", "pace", "+1 min", "+10 min", "find", "show", "Fail GZ1", "Fail ME1", "Fail MS1", "Fail PA2"]));

        await tab.PressAsync("Enter");
        await tab.UntilAsync("document.activeElement.textContent === 'Restore PA2'");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.TextAsync(".zone[data-failed] .load"), Is.EqualTo("4 masters, 2 workers down"));
            Assert.That(await tab.TextAsync(".zone[data-failed] .toll"), Is.EqualTo("alone without quorum; my-cluster keeps quorum"));
            Assert.That(await tab.TextAsync("#news-text"), Is.EqualTo("Zone PA2 is down. Cluster alone: RECONCILING, quorum is lost."));
            Assert.That(
                await tab.TextAsync(".cluster:nth-child(1) .quorum"),
                Is.EqualTo("Quorum holds. 2 of 3 masters healthy, 2 needed. No further zone may fail."));
            Assert.That(await tab.TextAsync(".cluster:nth-child(2) .quorum"), Does.StartWith("Quorum is lost. 0 of 3 masters healthy, 2 needed."));
            Assert.That(await MachinesAsync(tab, ".cluster:nth-child(1) .machine"), Is.EqualTo("M0 healthy, M1 healthy, M2 failed,  failed,  failed"));
            Assert.That(
                await tab.ReadAsync("document.querySelector('.cluster .cell[data-failed] .nodes').ariaLabel"),
                Is.EqualTo("Workers of workers: 2 down"));
            Assert.That(await tab.TextAsync(".cluster:nth-child(1) .cell:nth-child(2) .verdict"), Is.EqualTo("must stay"));
        }

        await tab.PressAsync("Enter");
        await tab.UntilAsync("document.activeElement.textContent === 'Fail PA2'");
        Assert.That(await tab.TextAsync("#news-text"), Does.StartWith("Zone PA2 is back."));
        Assert.That(tab.Complaints, Is.Empty);
    }

    [Test]
    public async Task What_was_done_to_zones_is_undone_step_by_step()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.CreateClusterAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);
        Assert.That(await tab.TextAsync("#undo"), Is.Empty);

        await ClickAsync(tab, ".zone:nth-child(2) button");
        await tab.UntilAsync("document.getElementById('undo').textContent === 'Undo: fail ME1'");
        await ClickAsync(tab, ".zone:nth-child(4) button");
        await tab.UntilAsync("document.getElementById('undo').textContent === 'Undo: fail PA2'");
        Assert.That(await tab.TextAsync(".quorum"), Does.StartWith("Quorum is lost."));

        await ClickAsync(tab, "#undo");
        await tab.UntilAsync("document.getElementById('undo').textContent === 'Undo: fail ME1'");
        Assert.That(await tab.TextAsync(".quorum"), Does.StartWith("Quorum holds. 2 of 3"));

        await ClickAsync(tab, "#undo");
        await tab.UntilAsync("document.getElementById('undo').hidden && document.activeElement.id === 'main'");
        Assert.That(await tab.TextAsync(".quorum"), Does.StartWith("Quorum holds. 3 of 3"));
        Assert.That(tab.Complaints, Is.Empty);
    }

    [Test]
    public async Task Time_stops_goes_on_faster_and_is_skipped()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.CreateClusterAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        await ClickAsync(tab, "#pause");
        await tab.UntilAsync("document.getElementById('speed').textContent === 'stands still'");
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        await ClickAsync(tab, "[data-seconds='60']");
        await tab.UntilAsync("document.getElementById('now').textContent === '2026-06-01 10:01:00 UTC'");
        Assert.That(await tab.ReadAsync("document.querySelector('.cluster progress').value"), Is.EqualTo("10"));

        await ClickAsync(tab, "#pause");
        await tab.UntilAsync("document.getElementById('pause').textContent === 'Pause'");
        await tab.ReadAsync("(() => { const pace = document.getElementById('pace'); pace.value = '600'; pace.dispatchEvent(new Event('change')); })()");
        await tab.UntilAsync("document.getElementById('pace').value === '600'");
        await ClickAsync(tab, "[data-seconds='600']");
        await tab.UntilAsync("document.querySelector('.cluster .status').textContent === 'RUNNING'");
        Assert.That((await cloud.GetAsync("_simulator/clock")).Expect(200)["factor"], Is.EqualTo("600"));
        Assert.That(tab.Complaints, Is.Empty);
    }

    [Test]
    public async Task It_says_which_call_waits_for_which_object()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateClusterAsync();
        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        await cloud.ClusterAsync(id);
        await cloud.ClusterAsync(id);
        cloud.Clock.Advance(TimeSpan.FromSeconds(7));
        await cloud.PostAsync("_simulator/faults", JsonNode.Parse("""{"path":"k8s_versions","action":{"hang_seconds":600}}"""));
        var hanging = cloud.GetAsync(Second + "clusters/k8s_versions");
        await cloud.Clock.TimerSet;
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await tab.TextAsync("#waits li:nth-child(1)"),
                Is.EqualTo("GET /RegionOne/managed-k8s/clusters/k8s_versions has no answer yet Came at 10:04:07."));
            Assert.That(
                await tab.TextAsync("#waits li:nth-child(2)"),
                Is.EqualTo("my-cluster Creating the cluster Asked for by POST at 10:00:00; looked at 2 times, last 7 s ago."));
            Assert.That(await tab.ReadAsync("document.querySelector('#waits li:nth-child(2) progress').value"), Is.EqualTo("41"));
        }

        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        (await hanging).Expect(200);
        await tab.UntilAsync("!document.getElementById('no-waits').hidden");
        var group = await cloud.CreateNodeGroupAsync(Bodies.NodeGroup(id));
        (await cloud.GetAsync(Second + "node-groups/" + group)).Expect(200);
        await tab.UntilAsync("document.querySelector('.wait-name')?.textContent === 'my-cluster/workers'");
        Assert.That(
            await tab.TextAsync("#waits li"),
            Is.EqualTo("my-cluster/workers Creating a node group Asked for by POST at 10:14:07; looked at once, last now."));
    }

    [Test]
    public async Task A_scenario_is_followed_and_stopped()
    {
        await using var cloud = await TestCloud.StartAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);
        Assert.That(await tab.ReadAsync("document.getElementById('scenario').hidden"), Is.EqualTo("true"));

        (await cloud.SendAsync(
            "POST",
            "_simulator/scenario",
            "name: bad day\nsteps: [{at: 1m, delete_cluster: shop}, {at: 5m, fail_zone: ME1}, {at: 8m, restore_zone: ME1}]")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        await tab.UntilAsync("document.querySelector('.zone[data-failed]')");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.TextAsync("#scenario-title"), Is.EqualTo("Scenario bad day"));
            Assert.That(await tab.TextAsync("#steps"), Is.EqualTo(
                "10:01:00 delete_cluster: shop There is no cluster shop. 10:05:00 fail_zone: ME1 done 10:08:00 restore_zone: ME1 in 2 minutes"));
        }

        await ClickAsync(tab, "#stop");
        await tab.UntilAsync("document.getElementById('scenario').hidden");
        Assert.That(tab.Complaints, Is.Empty);
    }

    [Test]
    public async Task Networks_show_their_subnets_ways_out_and_clusters()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.CreateClusterAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        await ClickAsync(tab, ".networks summary");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.TextAsync(".networks summary"), Is.EqualTo("5 networks, 7 subnets"));
            Assert.That(
                await tab.TextAsync(".network"),
                Is.EqualTo(
                    "demo-network sprut demo-nodes 192.168.10.0/24 demo-router → internet · my-cluster "
                    + "demo-balancers 192.168.20.0/24 demo-router → internet · my-cluster"));
            Assert.That(
                await tab.TextAsync(".network:nth-child(2) .subnets"),
                Is.EqualTo("spare-isolated 192.168.30.0/24 no router spare-closed 192.168.40.0/24 spare-router → nowhere"));
        }
    }

    /// <summary>Fifty clusters with twenty groups each: found by any word, narrowed by what they do, handed on as a link.</summary>
    [Test]
    public async Task Among_fifty_clusters_one_is_found_and_linked()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        (await cloud.PatchAsync("_simulator/quotas/RegionOne", JsonNode.Parse("""{"node_groups":2000,"clusters":60}""")!)).Expect(200);
        var first = await Scene.CrowdAsync(cloud, clusters: 50, groups: 20);
        await cloud.PostAsync("_simulator/faults", JsonNode.Parse("""{"path":"/node-groups$","action":{"cluster_status":"ERROR"}}"""));
        (await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(first, "last-straw"))).Expect(200);
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.ReadAsync("document.querySelectorAll('.cluster').length"), Is.EqualTo("50"));
            Assert.That(await tab.ReadAsync("document.querySelectorAll('main .machine').length"), Is.EqualTo("0"), "each is a line");
            Assert.That(await tab.TextAsync(".cluster:nth-child(2) .facts"), Does.EndWith("20 groups, 20 workers"));
        }

        await tab.PressAsync("/");
        await tab.SendAsync("Input.insertText", new JsonObject { ["text"] = "CLUSTER-07 pa2" });
        await tab.UntilAsync("document.querySelectorAll('.cluster').length === 1");
        Assert.That(await tab.TextAsync("#found"), Is.EqualTo("1 of 50 clusters"));
        Assert.That(await tab.ReadAsync("document.querySelectorAll('.cluster .group').length"), Is.EqualTo("20"), "what is alone is open");

        await tab.ReadAsync("""
            (() => {
              const find = document.getElementById('find');
              find.value = '';
              find.dispatchEvent(new Event('input'));
              const show = document.getElementById('show');
              show.value = 'trouble';
              show.dispatchEvent(new Event('change'));
            })()
            """);
        Assert.That(await tab.ReadAsync("[...document.querySelectorAll('.cluster h3')].map((name) => name.textContent).join()"), Is.EqualTo("cluster-00"));
        Assert.That(await tab.ReadAsync("location.search"), Is.EqualTo("?show=trouble"));

        var link = await tab.ReadAsync("document.querySelector('.cluster-link').getAttribute('href')");
        await using var other = await Chromium.OpenAsync(new Uri(cloud.BaseUrl, link));
        Assert.That(await other.TextAsync("#found"), Is.EqualTo("1 of 50 clusters"));
        Assert.That(await other.TextAsync(".cluster h3"), Is.EqualTo("cluster-00"));
        await ClickAsync(other, "#all");
        Assert.That(await other.ReadAsync("document.querySelectorAll('.cluster').length + location.search"), Is.EqualTo("50"));
        await ClickAsync(other, ".cluster:nth-child(3) .fold");
        Assert.That(
            await other.ReadAsync(
                "document.querySelectorAll('.cluster:nth-child(3) .group').length + document.querySelector('.cluster:nth-child(3) .fold').ariaExpanded"),
            Is.EqualTo("20true"));
        Assert.That(tab.Complaints.Concat(other.Complaints), Is.Empty);
    }

    [Test]
    public async Task A_group_is_seen_growing()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        await cloud.PatchAsync(Second + "node-groups/" + group, JsonNode.Parse("""{"scale_spec":{"fixed_scale":{"size":5}}}""")!);
        await tab.UntilAsync("document.querySelector('.group-size').textContent === '3 of 5'");
        Assert.That(await tab.ReadAsync("document.querySelector('.nodes').ariaLabel"), Is.EqualTo("Workers of workers: 3 healthy, 2 being made"));
        Assert.That(await tab.TextAsync("#news-text"), Is.EqualTo("Cluster my-cluster: RECONCILING. Node group workers of my-cluster goes from 3 to 5 nodes."));

        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        await tab.UntilAsync("document.querySelector('.group-size').textContent === '5'");
        Assert.That(await MachinesAsync(tab, ".nodes .machine"), Is.EqualTo(" healthy,  healthy,  healthy,  healthy,  healthy"));
    }

    [Test]
    public async Task An_upgrade_is_seen_rolling_through_masters_and_workers()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync(Bodies.Cluster().With("deployment_type", """{"zonal_deployment":{"zone":"MS1"}}"""));
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id, size: 4));
        (await cloud.PatchAsync(Second + $"clusters/{id}:upgrade", new JsonObject { ["target_version"] = "v1.34.2" })).Expect(200);
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        cloud.Clock.Advance(TimeSpan.FromMinutes(4));
        await tab.UntilAsync("document.querySelector('.operation-text').textContent === 'Upgrading Kubernetes, step 2 of 7'");
        Assert.That(await MachinesAsync(tab, ".master"), Is.EqualTo("M0 healthy, M1 in_work, M2 healthy"));
        Assert.That(await tab.TextAsync(".verdict:not([hidden])"), Is.EqualTo("must stay · 1 on v1.34.2, 2 on v1.33.3"));

        cloud.Clock.Advance(TimeSpan.FromMinutes(11));
        await tab.UntilAsync("document.querySelector('.operation-text').textContent === 'Upgrading Kubernetes, step 5 of 7'");
        Assert.That(await MachinesAsync(tab, ".nodes .machine"), Is.EqualTo(" healthy,  in_work,  healthy,  healthy"));
        Assert.That(await tab.TextAsync(".group-facts"), Is.EqualTo("STD2-2-6 · 1 on v1.34.2, 3 on v1.33.3"));
    }

    [Test]
    public async Task Names_are_text_and_never_markup()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var id = await cloud.CreateClusterAsync();
        var group = await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        var first = await cloud.CreateFirstClusterAsync();
        foreach (var path in (string[])[$"clusters/{id}", $"node-groups/{group}", $"clusters/{first}"])
        {
            (await cloud.PatchAsync("_simulator/" + path, new JsonObject { ["name"] = Evil })).Expect(200);
        }

        await cloud.PatchAsync(
            $"_simulator/clusters/{id}",
            new JsonObject { ["version"] = Evil, ["status"] = Evil, ["status_reason"] = Evil, ["api_address"] = "javascript:alert(1)" });
        await cloud.PatchAsync($"_simulator/node-groups/{group}", new JsonObject { ["zones"] = new JsonArray(Evil) });
        await cloud.GetAsync("RegionOne/" + Uri.EscapeDataString(Evil));
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        using (Assert.EnterMultipleScope())
        {
            string[] selectors =
            [
                ".cluster:nth-child(1) h3", ".cluster:nth-child(2) h3", ".group-name", ".cluster .status", ".reason", ".zone:nth-child(5) .zone-name",
            ];
            foreach (var selector in selectors)
            {
                Assert.That(await tab.ReadAsync($"document.querySelector('{selector}').textContent"), Is.EqualTo(Evil), selector);
            }

            Assert.That(await tab.TextAsync("#calls .path"), Is.EqualTo("/RegionOne/" + Evil.Replace("/", "%2F", StringComparison.Ordinal)));
            Assert.That(await tab.ReadAsync("document.querySelectorAll('body script, main img, main a:not(.cluster-link)').length"), Is.EqualTo("0"));
            Assert.That(await tab.ReadAsync("document.title"), Is.EqualTo("Simulated VK Cloud"));
            Assert.That(tab.Complaints, Is.Empty);
        }
    }

    [Test]
    public async Task The_policy_stops_what_would_get_in_all_the_same()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);

        Assert.That(
            await tab.ReadAsync("""
                (() => {
                  const script = document.createElement("script");
                  try { script.text = "document.title = 'taken'"; } catch {}
                  try { document.body.innerHTML = "<img src=x onerror=\"document.title = 'taken'\">"; } catch {}
                  try { eval("document.title = 'taken'"); } catch {}
                  document.body.append(script);
                  try { document.body.setAttribute("onclick", "document.title = 'taken'"); } catch {}
                  document.body.click();
                  return document.title;
                })()
                """),
            Is.EqualTo("Simulated VK Cloud"));
    }

    [Test]
    public async Task It_waits_for_a_simulator_that_was_away()
    {
        var options = new SimulatorOptions { Listen = new(IPAddress.Loopback, 0), Speed = Speed.AtOnce };
        var first = await SimulatorServer.StartAsync(options, TimeProvider.System);
        var address = first.BaseUrl;
        await using var tab = await Chromium.OpenAsync(address);
        await first.DisposeAsync();
        await tab.UntilAsync("document.body.classList.contains('stale')");
        Assert.That(await tab.TextAsync("#connection"), Is.EqualTo("no connection"));
        Assert.That(await tab.TextAsync("#news-text"), Is.EqualTo("The simulator does not answer; what you see is how it was."));

        await using var second = await SimulatorServer.StartAsync(options with { Listen = new(IPAddress.Loopback, address.Port) }, TimeProvider.System);
        await tab.UntilAsync("document.getElementById('connection').dataset.state === 'live'");
        Assert.That(await tab.TextAsync("#news-text"), Is.EqualTo("The simulator is back."));
        Assert.That(tab.Complaints, Is.Empty);
    }

    [Test]
    public async Task It_fits_every_width_in_both_modes([Values(360, 768, 1280, 2000)] int width, [Values] bool dark)
    {
        await using var cloud = await TestCloud.StartAsync();
        await Scene.BuildAsync(cloud);
        var id = await cloud.CreateClusterAsync();
        (await cloud.PatchAsync(
            $"_simulator/clusters/{id}", new JsonObject { ["name"] = new string('n', 200), ["status_reason"] = new string('r', 400) })).Expect(200);
        await cloud.PostAsync("_simulator/zones/PA2/fail");
        (await cloud.SendAsync(
            "POST",
            "_simulator/scenario",
            $"name: {new string('s', 80)}\nsteps: [{{at: 0s, delete_cluster: {new string('c', 80)}}}, {{at: 9m, restore_zone: PA2}}]")).Expect(200);
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl, width, 900, dark);
        await ClickAsync(tab, ".networks summary");
        await ClickAsync(tab, ".zone:nth-child(1) button");
        await tab.UntilAsync("!document.getElementById('undo').hidden");
        if (Environment.GetEnvironmentVariable("VKCC_WRITE_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"page-{width}-{(dark ? "dark" : "light")}.png"), await tab.PictureAsync());
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tab.ReadAsync("document.documentElement.scrollWidth"), Is.EqualTo($"{width}"), "nothing to scroll sideways");
            Assert.That(await tab.ReadAsync(TooWide), Is.Empty);
            Assert.That(await tab.ReadAsync(TooFaint), Is.Empty);
            Assert.That(await tab.ReadAsync(TooSmall), Is.Empty);
            Assert.That(
                await tab.ReadAsync("getComputedStyle(document.querySelector('.cells')).gridTemplateColumns.split(' ').length"),
                Is.EqualTo(width >= 768 ? "4" : "1"),
                "zones are side by side where there is room");
            Assert.That(
                await tab.ReadAsync("getComputedStyle(document.documentElement).backgroundColor"),
                Is.EqualTo(dark ? "rgb(13, 18, 25)" : "rgb(242, 245, 249)"));
        }
    }

    [TestCase(false, "breathe")]
    [TestCase(true, "none")]
    public async Task Nothing_moves_for_those_who_want_it_still(bool still, string animation)
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.CreateClusterAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl, still: still);

        Assert.That(await tab.ReadAsync("getComputedStyle(document.querySelector('.cluster .machine')).animationName"), Is.EqualTo(animation));
    }

    [Test]
    public async Task Its_parts_have_names()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        await cloud.CreateClusterAsync();
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl);
        await tab.SendAsync("Accessibility.enable", []);

        var tree = (await tab.SendAsync("Accessibility.getFullAXTree", []))["nodes"]!.AsArray();
        var named = tree.Select(node => $"{node!["role"]?["value"]} {node["name"]?["value"]}".Trim()).ToArray();

        Assert.That(named, Is.SupersetOf((string[])
        [
            "banner", "main", "complementary Latest API calls", "region What is waited for", "group Simulated time", "combobox Pace", "button Pause", "status",
            "region RegionOne", "list Zones of RegionOne", "article my-cluster", "image 1 master in ME1: 1 healthy", "button Fail ME1",
            "heading Simulated VK Cloud", "heading my-cluster", "list",
        ]));
    }

    /// <summary>Takes the picture of the README anew: <c>make picture</c>.</summary>
    [Test]
    public async Task The_picture_shows_the_scene()
    {
        await using var cloud = await TestCloud.StartAsync();
        await Scene.BuildAsync(cloud);
        await using var tab = await Chromium.OpenAsync(cloud.BaseUrl, 1280, 900, still: true);
        (await cloud.SendAsync(
            "POST",
            "_simulator/scenario",
            "name: a bad morning\nsteps: [{at: 0s, fail_zone: PA2}, {at: 3m, restore_zone: PA2}, {at: 5m, grow_masters: shop}]")).Expect(200);
        await tab.UntilAsync("document.querySelector('.zone[data-failed]')");

        var end = await tab.ReadAsync("Math.ceil(document.querySelectorAll('.cluster')[2].getBoundingClientRect().bottom + scrollY) + 14");
        var picture = Png.Shrink(await tab.PictureAsync(int.Parse(end, CultureInfo.InvariantCulture)));
        await using var phone = await Chromium.OpenAsync(cloud.BaseUrl, 390, 844, dark: true, still: true);
        var small = Png.Shrink(await phone.PictureAsync(844));

        Assert.That(new[] { picture.Length, small.Length }, Is.All.InRange(10_000, 200_000), "bytes");
        if (Environment.GetEnvironmentVariable("VKCC_WRITE_PICTURE") is { Length: > 0 } file)
        {
            await File.WriteAllBytesAsync(file, picture);
            await File.WriteAllBytesAsync(Path.ChangeExtension(file, ".dark.png"), small);
        }
    }

    /// <summary>Elements that stick out of the window, or whose text is cut off.</summary>
    private const string TooWide = """
        [...document.querySelectorAll("body *")]
          .filter((element) => element.checkVisibility() && !element.matches(".skip, .cell-zone"))
          .filter((element) => { const box = element.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
          .map((element) => `${element.tagName}.${element.className}`).join(" ")
        """;

    /// <summary>What is pressed is 24 pixels high and wide (WCAG 2.5.8), but for links in a line of text.</summary>
    private const string TooSmall = """
        [...document.querySelectorAll("button, input, select")]
          .filter((element) => element.checkVisibility())
          .filter((element) => { const box = element.getBoundingClientRect(); return box.height < 24 || box.width < 24; })
          .map((element) => element.outerHTML).join(" ")
        """;

    /// <summary>Texts whose contrast with what is behind them is below 4.5 (WCAG 1.4.3), from the colours as computed.</summary>
    private const string TooFaint = """
        (() => {
          const parse = (color) => { const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number); return { r, g, b, a }; };
          const light = ({ r, g, b }) => {
            const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
          };
          const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const color = parse(getComputedStyle(at).backgroundColor);
              if (color.a === 1) { return color; }
            }
          };
          return [...document.querySelectorAll("body *")]
            .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
            .map((element) => {
              const [one, other] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
              return { element, contrast: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) };
            })
            .filter(({ contrast }) => contrast < 4.5)
            .map(({ element, contrast }) => `${element.tagName}.${element.className} ${element.textContent.trim()} ${contrast.toFixed(2)}`).join("\n");
        })()
        """;

    private static Task<string> ClickAsync(Tab tab, string selector) =>
        tab.ReadAsync($"document.querySelector({System.Text.Json.JsonSerializer.Serialize(selector)}).click()");

    /// <summary>"M0 healthy, M1 failed" for the marks that the selector finds.</summary>
    private static Task<string> MachinesAsync(Tab tab, string selector) =>
        tab.ReadAsync($"[...document.querySelectorAll('main {selector}')].map((mark) => mark.textContent + ' ' + mark.dataset.state).join(', ')");
}
