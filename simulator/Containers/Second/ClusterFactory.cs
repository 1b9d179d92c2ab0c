
namespace Vkcc.Simulator.Second;

/// <summary>Makes the cluster that a checked request asks for, with everything the service chooses by itself.</summary>
internal static class ClusterFactory
{
    /// <summary>MST-3; the kinds and sizes but the first are ours (rules section 21, point 11).</summary>
    private static readonly DiskObject[] Disks = [new("high-iops", 20), new("high-iops", 10), new("high-iops", 5)];

    public static Cluster Make(CreateClusterRequest body, World world, ApiRequest request)
    {
        var region = request.Region.Id;
        var balancer = body.LoadBalancerConfig!.OctaviaEngine!;
        var external = ExternalNetwork(body.NetworkConfig!.Engine!.SprutEngine!.ExternalNetworkId, region, world.Networking);
        var api = Describe(body, world, request, external);
        var taken = world.TakenAddresses(region).ToArray();
        var inside = AddressPool.Take(world.Networking.Subnet(balancer.LoadbalancerSubnetId)!, taken);
        var outside = balancer.EnablePublicIp ? AddressPool.Take(AddressPool.Of(world.Networking, external), taken) : "";
        var (authority, serving) = ClusterAuthority.Make(api.Id, inside, outside);
        var cluster = new Cluster
        {
            Region = region,
            Api = api,
            ReservedInternalIp = inside,
            ReservedExternalIp = outside,
            CaCertificate = authority,
            Serving = serving,
            AuthUrl = $"{request.BaseUrl}/identity/v3/",
            CreatorName = Preloaded.Users.First(user => user.Id == request.Token!.UserId).Name,
        };
        cluster.PlaceMasters(world.IsOpen);
        return cluster;
    }

    private static ClusterObject Describe(CreateClusterRequest body, World world, ApiRequest request, string externalNetwork)
    {
        var sprut = body.NetworkConfig!.Engine!.SprutEngine!;
        var balancer = body.LoadBalancerConfig!.OctaviaEngine!;
        return new ClusterObject
        {
            Id = world.NewKsuid(),
            Uuid = string.IsNullOrEmpty(body.Uuid) ? Guid.NewGuid().ToString("D") : body.Uuid,
            ProjectId = request.ProjectId,
            Name = body.Name!,
            Description = body.Description ?? "",
            Version = body.Version!,
            CreatedAt = SimulatedClock.Text(world.Clock.Now),
            Status = ClusterStatus.Provisioning,
            Labels = Labels(body.Labels),
            Master = new MasterObject(body.MasterSpec!.Engine!, body.MasterSpec.Replicas, Disks),
            DeploymentType = body.DeploymentType!,
            NetworkConfig = body.NetworkConfig with { Engine = new NetworkEngine(sprut with { ExternalNetworkId = externalNetwork }) },
            LoadBalancerConfig = new LoadBalancerConfig(balancer with { AllowedCidrs = Normalized(balancer.AllowedCidrs) }),
            ExternalIp = "",
            InternalIp = "",
            ApiAddress = "",
            InsecureRegistries = [.. (body.InsecureRegistries ?? []).Select(registry => registry!)],
        };
    }

    /// <summary>NET-12: the service keeps the network part only.</summary>
    public static IReadOnlyList<string> Normalized(IReadOnlyList<string>? cidrs) =>
        [.. (cidrs ?? []).Select(cidr => CidrBlock.Parse(cidr).Network.ToString())];

    public static Dictionary<string, string> Labels(Dictionary<string, string?>? labels) =>
        (labels ?? []).ToDictionary(label => label.Key, label => label.Value ?? "");

    /// <summary>NET-6: the service picks one when none is named.</summary>
    private static string ExternalNetwork(string? wanted, string region, Networking networking) => !string.IsNullOrEmpty(wanted)
        ? wanted
        : networking.External(region, "sprut")?.Id ?? throw Refusal.Invalid($"Region {region} has no external network of Sprut.");
}
