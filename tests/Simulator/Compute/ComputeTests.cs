using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>vk-cloud-api.md section 5.1.</summary>
internal sealed class ComputeTests
{
    private const string Compute = TestCloud.Compute;

    [Test]
    public async Task Zones_show_whether_they_are_available()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.PostAsync("_simulator/zones/ME1/fail");
        Assert.That((await cloud.GetAsync(Compute + "os-availability-zone")).Expect(200).Text, Is.EqualTo(
            """
            {"availabilityZoneInfo":[{"zoneName":"GZ1","zoneState":{"available":true},"hosts":null},{"zoneName":"ME1","zoneState":{"available":false},
            "hosts":null},{"zoneName":"MS1","zoneState":{"available":true},"hosts":null},{"zoneName":"PA2","zoneState":{"available":true},
            "hosts":null}]}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task A_flavor_has_its_members()
    {
        await using var cloud = await TestCloud.StartAsync();
        Assert.That((await cloud.GetAsync(Compute + "flavors/" + Bodies.Small)).Expect(200).Text, Is.EqualTo(
            $$$"""
            {"flavor":{"id":"{{{Bodies.Small}}}","name":"STD2-2-6","ram":6144,"vcpus":2,"disk":0,"swap":"","rxtx_factor":1,
            "os-flavor-access:is_public":true,"OS-FLV-EXT-DATA:ephemeral":0,"OS-FLV-DISABLED:disabled":false,"links":[{"rel":"self",
            "href":"{{{cloud.BaseUrl}}}RegionOne/compute/v2.1/flavors/{{{Bodies.Small}}}"}]}}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task Pages_of_flavors_lead_to_the_end()
    {
        await using var cloud = await TestCloud.StartAsync();
        var names = new List<string>();
        var next = Compute + "flavors/detail?is_public=None&limit=40";
        for (var pages = 0; next.Length > 0; pages++)
        {
            Assert.That(pages, Is.LessThan(10));
            var answer = (await cloud.GetAsync(next)).Expect(200);
            names.AddRange(answer.Json["flavors"]!.AsArray().Select(flavor => flavor!["name"]!.ToString()));
            next = answer["flavors_links", "0", "href"];
        }

        Assert.That(names, Is.EqualTo(FlavorGrid.All.Select(flavor => flavor.Name)));
    }

    [TestCase("flavors/detail?minRam=65536", ExpectedResult = "STD2-16-64 STD3-16-64 GPU-A100-16-64")]
    [TestCase("flavors/detail?minDisk=1", ExpectedResult = "")]
    [TestCase("flavors/detail?is_public=false", ExpectedResult = "")]
    public async Task<string> Flavors_are_filtered(string path)
    {
        await using var cloud = await TestCloud.StartAsync();
        return string.Join(' ', (await cloud.GetAsync(Compute + path)).Expect(200).Json["flavors"]!.AsArray().Select(flavor => flavor!["name"]!.ToString()));
    }

    [Test]
    public async Task Extra_specs_come_by_themselves_and_with_new_microversions()
    {
        await using var cloud = await TestCloud.StartAsync();
        var old = await cloud.GetAsync(Compute + "flavors/" + Bodies.Gpu, ("X-OpenStack-Nova-API-Version", "2.42"), ("OpenStack-API-Version", "compute 2.42"));
        var fresh = await cloud.GetAsync(Compute + "flavors/" + Bodies.Gpu, ("OpenStack-API-Version", "compute 2.61"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(old["flavor", "extra_specs"], Is.Empty);
            Assert.That(fresh["flavor", "extra_specs", "pci_passthrough:alias"], Is.EqualTo("a100:1"));
            Assert.That((await cloud.GetAsync(Compute + $"flavors/{Bodies.Gpu}/os-extra_specs")).Expect(200)["extra_specs", "mcs:gpu"], Is.EqualTo("a100"));
        }
    }

    [Test]
    public async Task Quotas_are_shown_plain_and_in_detail_for_the_own_project()
    {
        await using var cloud = await TestCloud.StartAsync();
        const string Path = Compute + "os-quota-sets/11111111111111111111111111111111";

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync(Path)).Expect(200)["quota_set", "cores"], Is.EqualTo("10000"));
            Assert.That(
                (await cloud.GetAsync(Path + "/detail")).Expect(200).Json["quota_set"]!["cores"]!.ToJsonString(),
                Is.EqualTo("""{"limit":10000,"in_use":0,"reserved":0}"""));
            Assert.That((await cloud.GetAsync(Compute + "os-quota-sets/other")).Expect(403)["forbidden", "code"], Is.EqualTo("403"));
        }
    }

    [Test]
    public async Task Disk_quotas_are_shown_plain_and_with_usage_for_the_own_project()
    {
        await using var cloud = await TestCloud.StartAsync();
        const string Project = "11111111111111111111111111111111";
        const string Path = $"RegionOne/volume/v3/{Project}/os-quota-sets/";
        (await cloud.PatchAsync("_simulator/quotas/RegionOne", new JsonObject { ["volumes_size_ceph_ssd"] = 700 })).Expect(200);

        var usage = (await cloud.GetAsync(Path + Project + "?usage=true")).Expect(200).Json["quota_set"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync(Path + Project)).Expect(200)["quota_set", "volumes"], Is.EqualTo("20000"));
            Assert.That(usage["gigabytes_ceph-ssd"]!.ToJsonString(), Is.EqualTo("""{"limit":700,"in_use":0,"reserved":0,"allocated":0}"""));
            Assert.That(usage["gigabytes_ef-nvme"]!["limit"]!.ToString(), Is.EqualTo("-1"));
            Assert.That((await cloud.GetAsync(Path + "other?usage=true")).Expect(403)["forbidden", "code"], Is.EqualTo("403"));
        }
    }

    [Test]
    public async Task What_is_not_there_is_not_found_in_computes_words()
    {
        await using var cloud = await TestCloud.StartAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await cloud.GetAsync(Compute + "flavors/none")).Expect(404).Text,
                Is.EqualTo("""{"itemNotFound":{"code":404,"message":"Flavor none could not be found."}}"""));
            Assert.That((await cloud.GetAsync(Compute + "os-keypairs/none")).Status, Is.EqualTo(404));
            Assert.That((await cloud.GetAsync(Compute + "os-keypairs/demo")).Expect(200)["keypair", "name"], Is.EqualTo("demo"));
            Assert.That((await cloud.GetAsync(Compute + "flavors/detail?limit=x")).Status, Is.EqualTo(400));
            Assert.That((await cloud.GetAsync("kz/compute/v2.1/flavors/" + Bodies.Gpu)).Status, Is.EqualTo(404), "no zone there has a GPU");
        }
    }
}
