using Terraform.Framework;
using Vkcc;
using VkCloud.BlockStorage;
using VkCloud.Compute;
using VkCloud.Network;
using VkCloud.Second;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class OfferRulesTests
{
    private static readonly string[] versions = ["v1.31.4", "v1.32.1", "v1.33.3", "v1.34.2"];

    private static readonly AvailabilityZone[] zones = [new("MS1", true), new("ME1", true), new("PA2", true), new("OLD", false)];

    private static readonly VolumeType[] types = [new("ceph-ssd", ["MS1", "ME1"]), new("high-iops-ha", ["ME1"])];

    private static readonly Flavor small = Flavor("f1", "STD3-2-6", 2, 6144);

    private static readonly Flavor large = Flavor("f2", "STD3-4-8", 4, 8192);

    private static Flavor Flavor(string id, string name, long vcpus, long ram, params (string, string)[] specs) =>
        new(id, name, vcpus, ram, false, specs.ToDictionary(s => s.Item1, s => s.Item2));

    [TestCase("1.34.2", true)]
    [TestCase("v1.34.2", true)]
    [TestCase("1.34.1", false)]
    [TestCase("1.35.0", false)]
    [TestCase("nonsense", true, TestName = "VER_1_leaves_the_form_to_VER_2")]
    public void VER_1_the_version_is_offered(string version, bool good) =>
        Assert.That(OfferRules.VersionOffered(version, versions), good ? Is.Null : Is.Not.Null);

    [Test]
    public void VER_1_names_the_patches_there_are() =>
        Assert.That(OfferRules.VersionOffered("1.34.1", versions)!.Detail, Does.Contain("Of 1.34 the service offers 1.34.2."));

    [TestCase("1.32.1", 2026, 7, 28, true)]
    [TestCase("1.32.1", 2026, 7, 29, false)]
    [TestCase("1.34.2", 2030, 1, 1, true, TestName = "VER_4_the_newest_is_not_warned_about")]
    [TestCase("1.99.0", 2030, 1, 1, true, TestName = "VER_4_an_unknown_version_is_not_warned_about")]
    public void VER_4_a_version_out_of_support_is_warned_about(string version, int year, int month, int day, bool good) =>
        Assert.That(OfferRules.VersionSupported(version, new DateOnly(year, month, day), versions), good ? Is.Null : Is.Not.Null);

    /// <summary>By the table 1.34 leaves support before 1.33 does: whoever has the newest has nothing better to go to.</summary>
    [Test]
    public void VER_4_says_what_is_supported_for_longer_and_of_which_day_the_table_is()
    {
        var late = new DateOnly(2026, 12, 31);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                OfferRules.VersionSupported("1.32.1", late, ["1.33.3", "1.34.2"])!.Detail,
                Does.Contain("ended on 2026-07-28, as its table of 2026-08-21 says").And.Contain("supported for longer: 1.34.2"));
            Assert.That(OfferRules.VersionSupported("1.33.3", late, ["1.33.3", "1.34.2"]), Is.Null, "what is newer ends earlier");
            Assert.That(OfferRules.VersionSupported("1.34.2", late, ["1.34.2", "1.35.0"]), Is.Not.Null, "newer than the table");
            Assert.That(OfferRules.VersionSupported("1.32.1", late, null), Is.Null, "nothing known is offered");
        }
    }

    [TestCase("MS1", true)]
    [TestCase("MS-1", false)]
    [TestCase("OLD", false)]
    public void REG_1_REG_2_a_zone_is_there_and_open(string zone, bool good)
    {
        var path = AttributePath.Root("availability_zones");

        Assert.That(OfferRules.ZoneExists(zone, zones, path) ?? OfferRules.ZoneIsOpen(zone, zones, path), good ? Is.Null : Is.Not.Null);
    }

    [Test]
    public void REG_6_a_regional_cluster_needs_three_zones()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfferRules.RegionHasThreeZones("regional", "kz", [new("QAZ", true), new("KTP", true)]), Is.Not.Null);
            Assert.That(OfferRules.RegionHasThreeZones("standard", "kz", [new("QAZ", true)]), Is.Null);
            Assert.That(OfferRules.RegionHasThreeZones("regional", "RegionOne", zones), Is.Null);
        }
    }

    [TestCase("ceph-ssd", "MS1", true)]
    [TestCase("high-iops-ha", "MS1", false)]
    [TestCase("ceph-sdd", "MS1", false)]
    [TestCase("ceph-ssd", "MS-1", true, TestName = "NG_7_leaves_a_zone_that_is_none_to_REG_1")]
    public void NG_7_the_disk_type_is_offered_in_the_zone(string type, string zone, bool good) =>
        Assert.That(OfferRules.DiskTypeOffered(type, zone, types), good ? Is.Null : Is.Not.Null);

    [Test]
    public void What_could_not_be_asked_or_is_unknown_says_nothing()
    {
        var path = AttributePath.Root("x");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfferRules.VersionOffered("1.34.1", null), Is.Null);
            Assert.That(OfferRules.VersionOffered(Unknown, versions), Is.Null);
            Assert.That(OfferRules.ZoneExists("x", null, path), Is.Null);
            Assert.That(OfferRules.ZoneIsOpen("x", null, path), Is.Null);
            Assert.That(OfferRules.DiskTypeOffered("x", "MS1", null), Is.Null);
            Assert.That(OfferRules.DiskTypeOffered(Unknown, "MS1", types), Is.Null);
            Assert.That(OfferRules.DiskTypeOffered("ceph-ssd", Unknown, types), Is.Null);
            Assert.That(OfferRules.FlavorExists("x", null, path), Is.Null);
            Assert.That(NetworkRules.IsSprut(2, "n", null), Is.Null);
            Assert.That(NetworkRules.SubnetBelongs(Unknown, new NetworkSight(Network("sprut"), [], null), "subnet_id"), Is.Null);
            Assert.That(NetworkRules.IsRouted(true, new NetworkSight(Network("sprut"), [], null)), Is.Null);
            Assert.That(QuotaRules.Fits(2, new(1000, 1, 1), null), Is.Null);
        }
    }

    [Test]
    public void MST_11_two_flavors_of_one_name_are_an_error_that_lists_their_ids()
    {
        var path = AttributePath.Root("master_flavor");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfferRules.FlavorExists("STD3-2-6", [small, large], path), Is.Null);
            Assert.That(OfferRules.FlavorExists("f1", [small, large], path), Is.Null);
            Assert.That(OfferRules.FlavorExists("STD3-2-6", [small, small with { Id = "f9" }], path)!.Detail, Does.Contain("f1").And.Contain("f9"));
            Assert.That(
                OfferRules.FlavorExists("STD3-2-7", [small, large], path)!.Detail,
                Does.Contain("Did you mean \"STD3-2-6\" or \"STD3-4-8\"? data \"vkcc_flavors\" lists them all."));
        }
    }

    [Test]
    public void MST_8_and_MST_10_masters_neither_shrink_unsaid_nor_get_a_GPU()
    {
        var path = AttributePath.Root("master_flavor");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfferRules.ShrinksMasters(large, small), Is.Not.Null);
            Assert.That(OfferRules.ShrinksMasters(small, large), Is.Null);
            Assert.That(OfferRules.ShrinksMasters(null, large), Is.Null);
            Assert.That(OfferRules.NoGpuMasters(Flavor("g", "GPU-8", 8, 1, ("pci_passthrough:alias", "x:1")), path), Is.Not.Null);
            Assert.That(OfferRules.NoGpuMasters(small, path), Is.Null);
            Assert.That(FlavorRules.Satisfies(large, small), Is.True);
            Assert.That(FlavorRules.Satisfies(small, large), Is.False);
        }
    }

    private static CloudNetwork Network(string sdn) => new("n", "net", sdn, "ACTIVE", false);

    private static Subnet Subnet(string id, string cidr) => new(id, id, cidr, null);

    [TestCase(null, null, "Unknown external network")]
    [TestCase("sprut", false, "Network is not external")]
    [TestCase("neutron", true, "External network is not on Sprut")]
    [TestCase("sprut", true, null)]
    [TestCase("sprut", null, null)]
    public void NET_6_the_external_network_is_one(string? sdn, bool? external, string? refused)
    {
        var sight = new NetworkSight(sdn is null ? null : Network(sdn) with { IsExternal = external }, [], null);

        Assert.That(NetworkRules.IsExternal(2, "n", sight)?.Summary, Is.EqualTo(refused));
        Assert.That(NetworkRules.IsExternal(2, "n", null), Is.Null);
    }

    [Test]
    public void NET_1_nodes_do_not_stand_in_an_external_network() =>
        Assert.That(
            NetworkRules.IsSprut(2, "n", new NetworkSight(Network("sprut") with { IsExternal = true }, [], null))?.Summary, Is.EqualTo("Network is external"));

    [Test]
    public void A_name_where_an_id_belongs_is_answered_with_the_id()
    {
        var net = Network("sprut");
        var none = new NetworkSight(null, [], null);
        Diagnostic?[] said =
        [
            NetworkRules.IsSprut(2, "net", none with { Named = [net] }),
            NetworkRules.SubnetBelongs("nodes", new NetworkSight(net, [Subnet("a", "192.168.0.0/24") with { Name = "nodes" }], null), "subnet_id"),
            NetworkRules.IsExternal(2, "internet", none with { Externals = [net with { Id = "e", Name = "internet" }] }),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(said.Select(d => d?.Summary), Is.All.EqualTo("A name where an id belongs"));
            Assert.That(
                said.Select(d => d?.Detail.Split('.')[0]),
                Is.EqualTo(new[]
                {
                    "network_id takes an id; net has n", "subnet_id takes an id; nodes has a", "external_network_id takes an id; internet has e",
                }));
            Assert.That(NetworkRules.IsSprut(2, "net", none)?.Summary, Is.EqualTo("Unknown network"));
        }
    }

    [TestCase(true, true, null)]
    [TestCase(null, null, null)]
    [TestCase(false, true, "subnet_id")]
    [TestCase(true, false, "loadbalancer_subnet_id")]
    public void NET_4_a_public_ip_needs_a_way_out_of_both_subnets(bool? nodes, bool? balancers, string? refused) => Assert.That(
        NetworkRules.IsRouted(true, new NetworkSight(Network("sprut"), [], nodes) { IsBalancerSubnetRouted = balancers })?.Path.ToString(),
        Is.EqualTo(refused));

    [Test]
    public void NET_1_3_4_7_8_network_and_subnets_fit()
    {
        var sight = new NetworkSight(Network("sprut"), [Subnet("a", "192.168.0.0/24"), Subnet("b", "10.254.1.0/24")], false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(NetworkRules.IsSprut(2, "n", sight), Is.Null);
            Assert.That(NetworkRules.IsSprut(2, "n", sight with { Network = Network("neutron") }), Is.Not.Null);
            Assert.That(NetworkRules.IsSprut(2, "n", sight with { Network = null }), Is.Not.Null);
            Assert.That(NetworkRules.SubnetBelongs("a", sight, "subnet_id"), Is.Null);
            Assert.That(NetworkRules.SubnetBelongs("c", sight, "subnet_id"), Is.Not.Null);
            Assert.That(NetworkRules.IsRouted(true, sight), Is.Not.Null);
            Assert.That(NetworkRules.IsRouted(false, sight), Is.Null);
            Assert.That(NetworkRules.PodsApart("192.168.0.0/16", sight), Is.Not.Null);
            Assert.That(NetworkRules.PodsApart("10.100.0.0/16", sight), Is.Null);
            Assert.That(NetworkRules.NodesOutsideServices("b", sight), Is.Not.Null);
            Assert.That(NetworkRules.NodesOutsideServices("a", sight), Is.Null);
        }
    }

    [Test]
    public void QUO_2_names_quota_need_and_have()
    {
        var quota = new ComputeQuota(new(40, 38, 0), new(102400, 0, 0), new(-1, 5, 0));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(QuotaRules.Fits(2, QuotaRules.Resources.Of(small, 1), quota), Is.Null);
            Assert.That(
                QuotaRules.Fits(2, QuotaRules.Resources.Of(small, 2), quota)!.Detail,
                Does.Contain("cores: limit 40, used 38, this plan adds 4").And.Not.Contain("instances"));
        }
    }

    [TestCase(2, 9, 30, "")]
    [TestCase(1, 11, 4, "\n  volumes: limit 20, used 10, this plan adds 11 or more")]
    [TestCase(
        1, 1, 301, "\n  gigabytes: limit 400, used 100, this plan adds 301 or more\n  gigabytes of ceph-ssd: limit 300, used 0, this plan adds 301 or more")]
    public void QUO_2_names_the_disks_that_are_too_many_or_too_large(long generation, long disks, long size, string words)
    {
        var quota = new DiskQuota(new(20, 8, 2), new(400, 100, 0), new Dictionary<string, TypeQuota> { ["ceph-ssd"] = new(new(-1, 8, 0), new(300, 0, 0)) });

        var found = QuotaRules.DisksFit(generation, QuotaRules.Resources.OfDisks("ceph-ssd", size, disks), quota);

        Assert.That(found?.Detail ?? "", words.Length == 0 ? Is.Empty : Does.Contain($"disk quota:{words}\n\n"));
    }

    [TestCase(1, 401, true)]
    [TestCase(1, 400, false)]
    [TestCase(2, 401, false)]
    public void QUO_2_one_object_of_the_first_generation_with_more_disk_than_the_whole_quota_is_refused(long generation, long size, bool isRefused)
    {
        var quota = new DiskQuota(new(-1, 8, 2), new(400, 100, 0), new Dictionary<string, TypeQuota>());

        Assert.That(QuotaRules.DisksPossible(generation, QuotaRules.Resources.OfDisks("ceph-ssd", size, 1), quota) is not null, Is.EqualTo(isRefused));
    }

    [Test]
    public void What_is_needed_beyond_what_is_there_is_told_by_type_and_never_negative()
    {
        var before = QuotaRules.Resources.Of(small, 2)
            .Plus(QuotaRules.Resources.OfDisks("ceph-ssd", 50, 2))
            .Plus(QuotaRules.Resources.OfDisks("ceph-hdd", 50, 2));
        var after = QuotaRules.Resources.Of(small, 1).Plus(QuotaRules.Resources.OfDisks("ceph-ssd", 50, 3));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Beyond(before), Is.EqualTo(QuotaRules.Resources.OfDisks("ceph-ssd", 50, 1)));
            Assert.That(before.Beyond(before), Is.EqualTo(QuotaRules.Resources.None));
            Assert.That(before.Plus(before.Less()), Is.EqualTo(QuotaRules.Resources.None));
        }
    }

    [Test]
    public void TOPO_14_all_workers_of_a_regional_cluster_in_one_zone_are_warned_about()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkerRules.SpreadWorkers(true, "MS1", ["MS1", "MS1"]), Is.Not.Null);
            Assert.That(WorkerRules.SpreadWorkers(true, "MS1", ["MS1", "ME1"]), Is.Null);
            Assert.That(WorkerRules.SpreadWorkers(true, "MS1", []), Is.Null);
            Assert.That(WorkerRules.SpreadWorkers(false, "MS1", ["MS1"]), Is.Null);
        }
    }

    [Test]
    public void MIG_2_a_zone_that_the_platform_changed_is_not_taken_for_a_wish_to_replace()
    {
        var known = MovedZones.Noted(TfValue<ValueSet<TfValue<string>>>.Null, Set("GZ1"), Set("PA2"));
        known = MovedZones.Noted(known, Set("PA2"), Set("ME1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MovedZones.IsMove(known, Set("GZ1"), Set("ME1")), Is.True);
            Assert.That(MovedZones.IsMove(known, Set("PA2"), Set("ME1")), Is.True);
            Assert.That(MovedZones.IsMove(known, Set("MS1"), Set("ME1")), Is.False, "that is the practitioner's own change");
            Assert.That(MovedZones.IsMove(known, Set("ME1"), Set("ME1")), Is.False);
            Assert.That(MovedZones.IsMove(known, UnknownSet, Set("ME1")), Is.False);
            Assert.That(MovedZones.Noted(known, Set("ME1"), Set("GZ1")).IsNull, "back where it was, there is nothing to follow");
            Assert.That(MovedZones.Noted(known, Set("ME1"), Set("ME1")), Is.EqualTo(known), "nothing moved");
        }
    }
}
