namespace Vkcc.Simulator.First;

/// <summary>Makes the first-generation cluster that a request asks for, with everything the template and the service add.</summary>
internal static class ClusterFactory
{
    /// <summary>The request with its gaps filled; empty texts count as gaps.</summary>
    public static CreateClusterRequest Complete(CreateClusterRequest body, World world, Region region)
    {
        var type = Or(body.ClusterType, ClusterRules.Standard);
        var regional = type == ClusterRules.Regional;
        return body with
        {
            ClusterType = type,
            // TOPO-4: the template decides; its numbers are ours.
            MasterCount = body.MasterCount ?? (regional ? 3 : 1),
            MasterFlavorId = Or(body.MasterFlavorId, ClusterTemplate.DefaultFlavorId),
            LoadbalancerSubnetId = Or(body.LoadbalancerSubnetId, body.SubnetId ?? ""),
            PodsNetworkCidr = Or(body.PodsNetworkCidr, body.Labels?.GetValueOrDefault("calico_ipv4pool")?.ToString() ?? "10.100.0.0/16"),
            AvailabilityZones = regional && body.AvailabilityZones is not { Count: > 0 } ? ChooseZones(body, world, region) : body.AvailabilityZones,
        };
    }

    public static Cluster Make(CreateClusterRequest body, World world, ApiRequest request)
    {
        var region = request.Region.Id;
        var taken = world.TakenAddresses(region).ToHashSet(StringComparer.Ordinal);
        var api = Describe(body, world, request);
        var nodes = world.Networking.Subnet(body.SubnetId)!;
        var balancers = world.Networking.Subnet(body.LoadbalancerSubnetId)!;
        var inside = Take(balancers, taken);
        var outside = !api.FloatingIpEnabled ? ""
            : string.IsNullOrEmpty(body.ApiLbFip) ? Take(AddressPool.Of(world.Networking, api.ExternalNetworkId), taken)
            : body.ApiLbFip;
        var (authority, serving) = ClusterAuthority.Make(api.Uuid, inside, outside);
        var cluster = new Cluster
        {
            Region = region,
            Api = api,
            ReservedVip = inside,
            ReservedFip = outside,
            ReservedMasterIps = [.. Enumerable.Range(0, api.MasterCount).Select(_ => Take(nodes, taken))],
            CaCertificate = authority,
            Serving = serving,
            AuthUrl = $"{request.BaseUrl}/identity/v3/",
            CreatorName = Preloaded.Users.First(user => user.Id == request.Token!.UserId).Name,
        };
        cluster.PlaceMasters(world.IsOpen);
        return cluster;
    }

    /// <summary>The labels of the version's template, with what was asked for over them.</summary>
    public static Dictionary<string, string> Labels(KubernetesVersion version, string podsCidr, Dictionary<string, string> asked)
    {
        var labels = ClusterTemplate.LabelsOf(version);
        labels["calico_ipv4pool"] = podsCidr;
        foreach (var (key, value) in asked)
        {
            labels[key] = value;
        }

        return labels;
    }

    private static ClusterObject Describe(CreateClusterRequest body, World world, ApiRequest request)
    {
        var template = world.Offers.Templates.Find(body.ClusterTemplateId)!;
        var uuid = Guid.NewGuid().ToString("D");
        var regional = body.ClusterType == ClusterRules.Regional;
        return new ClusterObject
        {
            Uuid = uuid,
            Name = body.Name!,
            ClusterTemplateId = template.Uuid,
            ProjectId = request.ProjectId,
            UserId = request.Token!.UserId,
            StackId = Guid.NewGuid().ToString("D"),
            ApiAddress = "",
            Keypair = body.Keypair,
            MasterFlavorId = body.MasterFlavorId!,
            MasterCount = body.MasterCount!.Value,
            NetworkId = body.NetworkId!,
            SubnetId = body.SubnetId!,
            LoadbalancerSubnetId = body.LoadbalancerSubnetId!,
            ExternalNetworkId = Or(body.ExternalNetworkId, ClusterRules.ChooseExternal(world.Networking, body.NetworkId, request.Region.Id)),
            PodsNetworkCidr = body.PodsNetworkCidr!,
            FloatingIpEnabled = body.FloatingIpEnabled!.Value,
            ApiLbVip = "",
            ApiLbFip = body.ApiLbFip ?? "",
            RegistryAuthPassword = body.RegistryAuthPassword,
            ClusterType = body.ClusterType!,
            AvailabilityZone = regional ? "" : body.AvailabilityZone!,
            AvailabilityZones = regional ? [.. body.AvailabilityZones!.Select(zone => zone!)] : [],
            DnsDomain = body.DnsDomain,
            SecurityPolicySyncEnabled = body.SecurityPolicySyncEnabled ?? false,
            InsecureRegistries = [.. (body.InsecureRegistries ?? []).Select(registry => registry!)],
            Labels = Labels(template.Version, body.PodsNetworkCidr!, MagnumLabels.Read(body.Labels ?? [], world.Habits.RespellLabels)),
            MasterAddresses = [],
            CreateTimeout = body.CreateTimeout ?? 60,
            AlphaFeaturesEnabled = body.AlphaFeaturesEnabled ?? false,
            CoeVersion = template.Version.ToString(),
            Status = "",
            NewStatus = "",
            Links = [new Link($"{request.BaseUrl}/{request.Region.Id}/container-infra/v1/clusters/{uuid}", "self")],
            CreatedAt = SimulatedClock.Text(world.Clock.Now),
        };
    }

    /// <summary>TOPO-6: the service picks where a regional cluster names no zones.</summary>
    private static string[] ChooseZones(CreateClusterRequest body, World world, Region region) =>
    [
        .. region.Zones
            .Where(zone => world.IsOpen(zone) && ClusterRules.ZoneOfSdn(world.Networking, zone, body.NetworkId) is null)
            .Order(StringComparer.Ordinal)
            .Take(3),
    ];

    private static string Take(Subnet subnet, HashSet<string> taken)
    {
        var address = AddressPool.Take(subnet, taken);
        taken.Add(address);
        return address;
    }

    private static string Or(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;
}
