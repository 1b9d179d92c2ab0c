namespace Vkcc.Simulator;

/// <summary>What is there from the start; the ids are stable, and <c>vkcc-simulator catalog</c> prints them.</summary>
internal static class Preloaded
{
    public const string ProjectId = "11111111111111111111111111111111";
    /// <summary>Owner of what the platform runs.</summary>
    public const string ServiceProjectId = "00000000000000000000000000000000";
    public const string CreatedAt = "2026-01-01T00:00:00Z";

    public static Project Project { get; } = new(ProjectId, "demo");

    public static string DomainId => "22222222222222222222222222222222";

    public static string DomainName => "users";

    public static IReadOnlyList<User> Users { get; } =
    [
        new User("33333333333333333333333333333333", "demo", "demo", "mcs_k8s_admin"),
        // AUTH-3: may read, and nothing else.
        new User("55555555555555555555555555555555", "viewer", "viewer", "mcs_k8s_viewer"),
    ];

    public static IReadOnlyList<ApplicationCredential> ApplicationCredentials { get; } =
    [
        new ApplicationCredential("44444444444444444444444444444444", "ci", "demo-secret", Users[0].Id, ProjectId),
    ];

    /// <summary>Rules section 4; GZ1 is being retired (REG-3) and still open.</summary>
    public static IReadOnlyList<Region> Regions { get; } =
    [
        new Region("RegionOne", "Moscow", ["GZ1", "ME1", "MS1", "PA2"]),
        new Region("kz", "Kazakhstan", ["KTP", "QAZ"]),
    ];

    /// <summary>VER-1.</summary>
    public static IReadOnlyList<string> Versions { get; } = ["v1.31.4", "v1.32.1", "v1.33.3", "v1.34.2"];

    /// <summary>NG-8; the types in Kazakhstan are the common three.</summary>
    public static IReadOnlyList<VolumeType> VolumeTypes { get; } =
    [
        new VolumeType("RegionOne", "ceph-hdd", ["GZ1", "ME1", "MS1", "PA2"]),
        new VolumeType("RegionOne", "ceph-ssd", ["GZ1", "ME1", "MS1", "PA2"]),
        new VolumeType("RegionOne", "high-iops", ["GZ1", "ME1", "MS1", "PA2"]),
        new VolumeType("RegionOne", "high-iops-ha", ["ME1"]),
        new VolumeType("RegionOne", "ef-nvme", ["GZ1", "ME1", "MS1"]),
        new VolumeType("kz", "ceph-hdd", ["KTP", "QAZ"]),
        new VolumeType("kz", "ceph-ssd", ["KTP", "QAZ"]),
        new VolumeType("kz", "high-iops", ["KTP", "QAZ"]),
    ];

    public static IReadOnlyList<Network> Networks { get; } =
    [
        Net("RegionOne", 1, "demo-network", "sprut"),
        Net("RegionOne", 2, "spare-network", "sprut"),
        Net("RegionOne", 3, "old-network", "neutron"),
        Net("RegionOne", 4, "internet", "sprut") with { External = true, Shared = true, ProjectId = ServiceProjectId },
        Net("RegionOne", 5, "ext-net", "neutron") with { External = true, Shared = true, ProjectId = ServiceProjectId },
        Net("kz", 51, "demo-network", "sprut"),
        Net("kz", 54, "internet", "sprut") with { External = true, Shared = true, ProjectId = ServiceProjectId },
    ];

    /// <summary>03 and 04 are there to be refused: no router, and a router that leads nowhere (NET-4).</summary>
    public static IReadOnlyList<Subnet> Subnets { get; } =
    [
        Sub("RegionOne", 1, "demo-nodes", network: 1, "192.168.10.0/24", "sprut"),
        Sub("RegionOne", 2, "demo-balancers", network: 1, "192.168.20.0/24", "sprut"),
        Sub("RegionOne", 3, "spare-isolated", network: 2, "192.168.30.0/24", "sprut"),
        Sub("RegionOne", 4, "spare-closed", network: 2, "192.168.40.0/24", "sprut"),
        Sub("RegionOne", 5, "old-nodes", network: 3, "192.168.50.0/24", "neutron"),
        Sub("RegionOne", 6, "internet-pool", network: 4, "198.18.0.0/16", "sprut") with { EnableDhcp = false },
        Sub("RegionOne", 7, "ext-net-pool", network: 5, "203.0.113.0/24", "neutron") with { EnableDhcp = false },
        Sub("kz", 51, "demo-nodes", network: 51, "192.168.10.0/24", "sprut"),
        Sub("kz", 52, "demo-balancers", network: 51, "192.168.20.0/24", "sprut"),
        Sub("kz", 54, "internet-pool", network: 54, "198.19.0.0/16", "sprut") with { EnableDhcp = false },
    ];

    public static IReadOnlyList<Router> Routers { get; } =
    [
        Rout("RegionOne", 1, "demo-router", "sprut", Gateway(network: 4, subnet: 6)),
        Rout("RegionOne", 2, "spare-router", "sprut", gateway: null),
        Rout("RegionOne", 3, "old-router", "neutron", Gateway(network: 5, subnet: 7)),
        Rout("kz", 51, "demo-router", "sprut", Gateway(network: 54, subnet: 54)),
    ];

    /// <summary>The legs of the routers.</summary>
    public static IReadOnlyList<Port> Ports { get; } =
    [
        Leg(1, router: 1, subnet: 1),
        Leg(2, router: 1, subnet: 2),
        Leg(3, router: 2, subnet: 4),
        Leg(4, router: 3, subnet: 5),
        Leg(51, router: 51, subnet: 51),
        Leg(52, router: 51, subnet: 52),
    ];

    private static string Id(int kind, int number) => $"{kind}0000000-0000-4000-8000-{number:D12}";

    private static Network Net(string region, int number, string name, string sdn) =>
        new() { Region = region, Id = Id(1, number), Name = name, Sdn = sdn };

    private static Subnet Sub(string region, int number, string name, int network, string cidr, string sdn) =>
        new()
        {
            Region = region,
            Id = Id(2, number),
            Name = name,
            NetworkId = Id(1, network),
            Cidr = cidr,
            GatewayIp = CidrBlock.Parse(cidr).Address(1),
            AllocationPools = Subnet.PoolsOf(CidrBlock.Parse(cidr), CidrBlock.Parse(cidr).Address(1)),
            Sdn = sdn,
        };

    private static Router Rout(string region, int number, string name, string sdn, ExternalGateway? gateway) =>
        new() { Region = region, Id = Id(3, number), Name = name, Sdn = sdn, ExternalGatewayInfo = gateway };

    // The second address of the pool: the first is the gateway, and clusters take theirs from the tenth on.
    private static ExternalGateway Gateway(int network, int subnet) =>
        new(Id(1, network), EnableSnat: true, [new FixedIp(Id(2, subnet), CidrBlock.Parse(Subnets.First(s => s.Id == Id(2, subnet)).Cidr).Address(2))]);

    private static Port Leg(int number, int router, int subnet)
    {
        var leg = Subnets.First(candidate => candidate.Id == Id(2, subnet));
        return new Port
        {
            Region = leg.Region,
            Id = Id(4, number),
            NetworkId = leg.NetworkId,
            DeviceId = Id(3, router),
            MacAddress = $"fa:16:3e:00:00:{number:x2}",
            FixedIps = [new FixedIp(leg.Id, leg.GatewayIp!)],
            Sdn = leg.Sdn,
        };
    }
}

internal sealed record Project(string Id, string Name);

/// <summary>A user of the one domain, with a role in the one project.</summary>
internal sealed record User(string Id, string Name, string Password, string Role);

internal sealed record ApplicationCredential(string Id, string Name, string Secret, string UserId, string ProjectId);

internal sealed record Region(string Id, string Description, IReadOnlyList<string> Zones);

/// <summary>A disk type and where in its region it is offered (NG-8).</summary>
internal sealed record VolumeType(string Region, string Name, IReadOnlyList<string> Zones);
