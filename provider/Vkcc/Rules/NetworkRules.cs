namespace Vkcc;

/// <summary>Networks and access to the Kubernetes API (rule book section 13).</summary>
internal static class NetworkRules
{
    /// <summary>REG-4: the zone that knows one SDN only.</summary>
    public const string SprutZone = "PA2";

    /// <summary>NET-8: the network of Kubernetes services, the same for every cluster.</summary>
    private static readonly Cidr Services = new(System.Net.IPAddress.Parse("10.254.0.0"), 16);

    /// <summary>NET-6: on the second generation a public IP needs the external network that supplies it.</summary>
    public static Diagnostic? PublicIpNeedsExternalNetwork(TfValue<long> generation, TfValue<bool> publicIp, TfValue<string> externalNetworkId) =>
        GenerationRules.IsSecond(generation) && publicIp.Is(true) && externalNetworkId.IsNull
            ? Diagnostic.Error(
                "A public IP needs an external network",
                "public_ip is true and external_network_id is not given. Name the external network that supplies the floating IP (data "
                    + "\"vkcc_external_network\" finds it), or set public_ip to false.",
                AttributePath.Root("public_ip"))
            : null;

    /// <summary>NET-10: Cilium connects pods of the second generation only.</summary>
    public static Diagnostic? PluginOfGeneration(TfValue<long> generation, TfValue<string> networkPlugin) =>
        GenerationRules.IsFirst(generation) && networkPlugin.Is(ClusterSchema.Cilium)
            ? Diagnostic.Error(
                "Not available in the first generation",
                $"Pods of a first-generation cluster are connected by Calico. Set network_plugin to \"{ClusterSchema.Calico}\" or leave it out; "
                    + "Cilium needs generation = 2.",
                AttributePath.Root("network_plugin"))
            : null;

    /// <summary>NET-7: the pods' network is an IPv4 CIDR without host bits.</summary>
    public static Diagnostic? PodsCidrForm(TfValue<string> podsCidr)
    {
        if (!podsCidr.IsKnown)
        {
            return null;
        }

        var path = AttributePath.Root("pods_cidr");
        return Cidr.TryParse(podsCidr.Value, out var cidr) && cidr.IsIPv4
            ? HostBits(cidr, "pods_cidr", path)
            : Diagnostic.Error(
                "Not an IPv4 network",
                $"pods_cidr must be an IPv4 network in CIDR notation, such as \"10.100.0.0/16\", got \"{podsCidr.Value}\".",
                path);
    }

    /// <summary>NET-8: the services' network is fixed, and pods must not share it.</summary>
    public static Diagnostic? ServiceRange(TfValue<string> podsCidr) =>
        podsCidr.IsKnown && Cidr.TryParse(podsCidr.Value, out var pods) && pods.Overlaps(Services)
            ? Diagnostic.Warning(
                "Pod network overlaps the service range",
                $"pods_cidr {podsCidr.Value} overlaps {Services}, the network of Kubernetes services, which cannot be changed. "
                    + $"Choose another, such as {ClusterSchema.DefaultPodsCidr}.",
                AttributePath.Root("pods_cidr"))
            : null;

    /// <summary>NET-9: a node may run 110 pods, and each wants an address.</summary>
    public static Diagnostic? RoomForPods(TfValue<string> podsCidr) =>
        podsCidr.IsKnown && Cidr.TryParse(podsCidr.Value, out var pods) && pods is { IsIPv4: true, PrefixLength: > 21 }
            ? Diagnostic.Warning(
                "Small network for pods",
                $"pods_cidr {podsCidr.Value} has {1L << (32 - pods.PrefixLength)} addresses, and a node runs up to 110 pods. It cannot be enlarged later; "
                    + $"the default is {ClusterSchema.DefaultPodsCidr}.",
                AttributePath.Root("pods_cidr"))
            : null;

    /// <summary>NET-12: allowed networks are CIDRs without host bits, since the service keeps the network only.</summary>
    public static IEnumerable<Diagnostic> AllowedCidrsForm(TfStringSet allowed)
    {
        if (!allowed.IsKnown)
        {
            yield break;
        }

        // Elements of a set have no address of their own, so the path ends at the set and the text names the element.
        var path = AttributePath.Root("api_allowed_cidrs");
        foreach (var text in allowed.Value.Where(e => e.IsKnown).Select(e => e.Value))
        {
            if (!Cidr.TryParse(text, out var cidr))
            {
                yield return Diagnostic.Error(
                    "Not a network",
                    $"api_allowed_cidrs contains \"{text}\", which is not a network in CIDR notation. For one address write \"203.0.113.7/32\".",
                    path);
            }
            else if (HostBits(cidr, "api_allowed_cidrs", path) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>NET-12: two spellings of one network are one too many.</summary>
    public static Diagnostic? AllowedCidrsDiffer(TfStringSet allowed)
    {
        if (!allowed.IsKnown)
        {
            return null;
        }

        var twice = allowed.Value.Where(e => e.IsKnown).Select(e => e.Value).GroupBy(Cidr.Canonical).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? null
            : Diagnostic.Error(
                "One network given twice",
                $"{Words.AllOf(twice.Select(t => $"\"{t}\""))} are the same network {twice.Key}. Keep one.",
                AttributePath.Root("api_allowed_cidrs"));
    }

    /// <summary>NET-1, NET-2: a second-generation cluster needs a network of SDN Sprut; the first takes either.</summary>
    public static Diagnostic? IsSprut(TfValue<long> generation, TfValue<string> networkId, NetworkSight? sight) => sight switch
    {
        null => null,
        { Network: null } => NoSuchNetwork(networkId.Value, sight.Named, AttributePath.Root("network_id")),
        { Network: { Sdn: { } sdn } network } when GenerationRules.IsSecond(generation) && !Sdns.IsOn(network, Sdns.Sprut) => Diagnostic.Error(
            "Network is not on Sprut",
            $"Network \"{network.Name ?? network.Id}\" uses SDN {sdn}; second-generation clusters need a network on Sprut. "
                + "A cluster cannot move between them later.",
            AttributePath.Root("network_id")),
        { Network: { IsExternal: true } network } => Diagnostic.Error(
            "Network is external",
            $"Network \"{network.Name ?? network.Id}\" leads to the internet, and nodes cannot stand in it. Name a network of the project; "
                + "the external one belongs in external_network_id.",
            AttributePath.Root("network_id")),
        _ => null,
    };

    /// <summary>There is no network with this id; people write its name.</summary>
    /// <param name="named">Networks whose name it is.</param>
    public static Diagnostic NoSuchNetwork(string id, IReadOnlyList<VkCloud.Network.CloudNetwork> named, AttributePath path) =>
        named.Count > 0
            ? Words.NotAName(path, named.Select(n => (n.Name ?? id, n.Id)), "data \"vkcc_network\" finds a network by its name.")
            : Diagnostic.Error(
                "Unknown network",
                $"The project sees no network with the id \"{Words.Shortened(id)}\" in this region. Check it, project and region; "
                    + "data \"vkcc_network\" finds a network by its name.",
                path);

    /// <summary>NET-6: what supplies the floating IP is an external network, of the same SDN as the cluster's.</summary>
    /// <param name="sight">Of the external network.</param>
    public static Diagnostic? IsExternal(TfValue<long> generation, TfValue<string> externalNetworkId, NetworkSight? sight)
    {
        var path = AttributePath.Root("external_network_id");
        return sight switch
        {
            null => null,
            { Network: null } when sight.Externals.Where(n => n.Name == externalNetworkId.Value).ToList() is { Count: > 0 } named =>
                Words.NotAName(path, named.Select(n => (externalNetworkId.Value, n.Id)), "data \"vkcc_external_network\" finds the one of an SDN."),
            { Network: null } => Diagnostic.Error(
                "Unknown external network",
                $"There is no network \"{Words.Shortened(externalNetworkId.Value)}\" that this project can see in the region.{Others()} "
                    + "Leave external_network_id out to let the service choose.",
                path),
            { Network: { IsExternal: false } network } => Diagnostic.Error(
                "Network is not external",
                $"Network \"{network.Name ?? network.Id}\" does not lead to the internet, so it has no floating IPs. Name an external network.{Others()}",
                path),
            { Network: { Sdn: { } sdn } network } when GenerationRules.IsSecond(generation) && !Sdns.IsOn(network, Sdns.Sprut) => Diagnostic.Error(
                "External network is not on Sprut",
                $"External network \"{network.Name ?? network.Id}\" uses SDN {sdn}; second-generation clusters need one on Sprut.{Others()}",
                path),
            _ => null,
        };

        string Others()
        {
            var fit = sight.Externals
                .Where(n => !GenerationRules.IsSecond(generation) || n.Sdn is null || Sdns.IsOn(n, Sdns.Sprut))
                .OrderBy(n => n.Id, StringComparer.Ordinal)
                .Select(n => $"{n.Id} ({n.Name ?? "without a name"}{(n.Sdn is { } on ? $", SDN {on}" : string.Empty)})")
                .ToList();
            return fit.Count == 0 ? string.Empty : $" There is {Words.AllOf(fit)}.";
        }
    }

    /// <summary>NET-6: on the first generation, which takes either SDN, addresses should come from the network's own. No page says so in words, hence a
    /// warning.</summary>
    /// <param name="sight">Of the cluster's network.</param>
    public static Diagnostic? ExternalOfSameSdn(TfValue<long> generation, NetworkSight? sight, NetworkSight? external) =>
        GenerationRules.IsFirst(generation)
            && sight is { Network: { Sdn: { } own } network }
            && external is { Network: { Sdn: { } other, IsExternal: not false } far }
            && !own.Equals(other, StringComparison.OrdinalIgnoreCase)
            ? Diagnostic.Warning(
                "External network is on another SDN",
                $"External network \"{far.Name ?? far.Id}\" uses SDN {other}, and network \"{network.Name ?? network.Id}\" uses {own}. "
                    + "Addresses of one SDN are not expected to reach machines of the other, so apply may be refused. "
                    + "Name an external network of the same SDN, or leave external_network_id out to let the service choose.",
                AttributePath.Root("external_network_id"))
            : null;

    /// <summary>REG-4: PA2 works only in networks of Sprut, which the second generation needs anyway.</summary>
    /// <param name="path">Of the zone.</param>
    public static Diagnostic? ZoneNeedsSprut(string zone, NetworkSight? sight, AttributePath path) =>
        zone == SprutZone && sight is { Network: { Sdn: { } sdn } network } && !Sdns.IsOn(network, Sdns.Sprut)
            ? Diagnostic.Error(
                "Zone needs a network on Sprut",
                $"Zone PA2 works only in networks on SDN Sprut, and network \"{network.Name ?? network.Id}\" uses {sdn}. "
                    + "Choose another zone, or another network.",
                path)
            : null;

    /// <summary>NET-3: a subnet belongs to the network.</summary>
    public static Diagnostic? SubnetBelongs(TfValue<string> subnetId, NetworkSight? sight, string attribute) =>
        !subnetId.IsKnown || sight is not { Network: { } network } || sight.Subnets.Any(s => s.Id == subnetId.Value) ? null
            : sight.Subnets.Where(s => s.Name == subnetId.Value).ToList() is { Count: > 0 } named
            ? Words.NotAName(AttributePath.Root(attribute), named.Select(s => (s.Name ?? s.Id, s.Id)), "data \"vkcc_network\" has them in subnet_ids.")
            : Diagnostic.Error(
                "Subnet is not part of the network",
                $"{attribute} \"{Words.Shortened(subnetId.Value)}\" is not a subnet of network \"{network.Name ?? network.Id}\". Its subnets: "
                    + $"{Words.AllOf(sight.Subnets.Select(s => $"{s.Id} ({s.Name ?? s.Cidr})"))}.",
                AttributePath.Root(attribute));

    /// <summary>NET-4: the way out that a public IP needs.</summary>
    public static Diagnostic? IsRouted(TfValue<bool> publicIp, NetworkSight? sight) =>
        publicIp.Is(true)
            && (sight?.IsSubnetRouted == false ? "subnet_id" : sight?.IsBalancerSubnetRouted == false ? "loadbalancer_subnet_id" : null) is { } attribute
            ? Diagnostic.Error(
                "Subnet has no way out",
                $"public_ip is true, and {attribute} is not attached to a router with an external gateway, so the cluster cannot get a public IP. "
                    + "Attach the subnet to such a router first, and name the attachment in depends_on.",
                AttributePath.Root(attribute))
            : null;

    /// <summary>NET-7: pods do not share addresses with the network's subnets.</summary>
    public static Diagnostic? PodsApart(TfValue<string> podsCidr, NetworkSight? sight)
    {
        if (sight is null || !podsCidr.IsKnown || !Cidr.TryParse(podsCidr.Value, out var pods))
        {
            return null;
        }

        var hit = sight.Subnets.Where(s => Cidr.TryParse(s.Cidr, out var range) && pods.Overlaps(range)).ToList();
        return hit.Count > 0
            ? Diagnostic.Error(
                "Pod network overlaps a subnet",
                $"pods_cidr {podsCidr.Value} overlaps {Words.AllOf(hit.Select(s => $"subnet \"{s.Name ?? s.Id}\" ({s.Cidr})"))} of the cluster's network. "
                    + $"Choose a range that is free, such as {ClusterSchema.DefaultPodsCidr}.",
                AttributePath.Root("pods_cidr"))
            : null;
    }

    /// <summary>NET-8: the services' network is fixed, and nodes should not share it.</summary>
    public static Diagnostic? NodesOutsideServices(TfValue<string> subnetId, NetworkSight? sight) =>
        subnetId.IsKnown
            && sight?.Subnets.FirstOrDefault(s => s.Id == subnetId.Value) is { } subnet
            && Cidr.TryParse(subnet.Cidr, out var range)
            && range.Overlaps(Services)
            ? Diagnostic.Warning(
                "Subnet overlaps the service range",
                $"Subnet \"{subnet.Name ?? subnet.Id}\" ({subnet.Cidr}) overlaps {Services}, the network of Kubernetes services, which cannot be changed. "
                    + "Choose another subnet.",
                AttributePath.Root("subnet_id"))
            : null;

    private static Diagnostic? HostBits(Cidr cidr, string attribute, AttributePath path) =>
        cidr.HasHostBits
            ? Diagnostic.Error(
                "Network has host bits",
                $"{attribute} contains \"{cidr}\", an address inside a network rather than the network. The network is \"{cidr.Network}\".",
                path)
            : null;
}
