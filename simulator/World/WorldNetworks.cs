using System.Security.Cryptography;
using System.Text;

namespace Vkcc.Simulator;

/// <summary>The sections <c>networks</c> and <c>routers</c> of a world, in place of the project's preloaded ones; external networks stay unless the file
/// has its own for their region and SDN.</summary>
internal sealed class WorldNetworks
{
    private readonly Networking networking = new()
    {
        Networks = [.. Preloaded.Networks.Where(network => network.External)],
        Subnets = [.. Preloaded.Subnets.Where(subnet => Preloaded.Networks.Any(network => network.External && network.Id == subnet.NetworkId))],
        Routers = [],
        Ports = [],
    };

    /// <exception cref="YamlMistake">What it says cannot be.</exception>
    public static Networking Read(YamlMap file)
    {
        var reader = new WorldNetworks();
        foreach (var node in file.Need("networks", "A world").AsList("networks"))
        {
            reader.AddNetwork(node.AsMap("A network").Only("A network", "name", "id", "region", "description", "sdn", "external", "subnets", "tags"));
        }

        foreach (var node in file["routers"]?.AsList("routers") ?? [])
        {
            reader.AddRouter(node.AsMap("A router").Only("A router", "name", "id", "region", "external_network", "subnets"));
        }

        return reader.networking;
    }

    private void AddNetwork(YamlMap map)
    {
        var (name, region) = (map.Need("name", "A network").AsText("name"), WorldFile.RegionOf(map));
        var external = map["external"]?.AsFlag("external") ?? false;
        var network = new Network
        {
            Region = region,
            Id = IdOf(map, $"network {region} {name}"),
            Name = name,
            Description = map["description"]?.AsText("description") ?? "",
            Sdn = map["sdn"]?.OneOf("SDN", ["sprut", "neutron"]) ?? "sprut",
            External = external,
            Shared = external,
            ProjectId = external ? Preloaded.ServiceProjectId : Preloaded.ProjectId,
            Tags = Texts(map, "tags"),
        };
        bool IsReplaced(Network other) =>
            other.External && other.Region == region && other.Sdn == network.Sdn && Preloaded.Networks.Contains(other);
        if (external && networking.Networks.Find(IsReplaced) is { } replaced)
        {
            networking.Networks.Remove(replaced);
            networking.Subnets.RemoveAll(subnet => subnet.NetworkId == replaced.Id);
        }

        Unique(map, network.Id, networking.Networks.Select(other => other.Id), "network", name);
        networking.Networks.Add(network);
        foreach (var node in map["subnets"]?.AsList("subnets") ?? [])
        {
            AddSubnet(network, node.AsMap("A subnet").Only("A subnet", "name", "id", "cidr", "gateway", "dns", "dhcp", "private_dns", "tags"));
        }

        if (external && !networking.SubnetsOf(network.Id).Any())
        {
            throw new YamlMistake(map.Line, $"External network {name} needs a subnet: addresses are taken from it.");
        }
    }

    private void AddSubnet(Network network, YamlMap map)
    {
        var (name, cidr) = (map.Need("name", "A subnet").AsText("name"), map.Need("cidr", "A subnet"));
        if (!CidrBlock.TryParse(cidr.AsText("cidr"), out var block) || block.Network != block || block.Size < 16)
        {
            throw new YamlMistake(cidr.Line, $"cidr must be a network such as 10.1.0.0/24 of 16 addresses at least, and is {cidr.Kind}.");
        }

        if (networking.SubnetsOf(network.Id).FirstOrDefault(other => CidrBlock.Parse(other.Cidr).Overlaps(block)) is { } taken)
        {
            throw new YamlMistake(cidr.Line, $"{block} overlaps with {taken.Cidr} of subnet {taken.Name} in the same network.");
        }

        var gateway = map["gateway"] is { } node ? Gateway(node, block) : block.Address(1);
        var subnet = new Subnet
        {
            Region = network.Region,
            Id = IdOf(map, $"subnet {network.Id} {name}"),
            Name = name,
            NetworkId = network.Id,
            IpVersion = block.IsIPv4 ? 4 : 6,
            Cidr = block.ToString(),
            GatewayIp = gateway,
            AllocationPools = Subnet.PoolsOf(block, gateway),
            DnsNameservers = map["dns"] is null ? ["8.8.8.8"] : Texts(map, "dns"),
            EnableDhcp = map["dhcp"]?.AsFlag("dhcp") ?? !network.External,
            EnablePrivateDns = map["private_dns"]?.AsFlag("private_dns") ?? false,
            Tags = Texts(map, "tags"),
            Sdn = network.Sdn,
        };
        Unique(map, subnet.Id, networking.Subnets.Select(other => other.Id), "subnet", name);
        networking.Subnets.Add(subnet);
    }

    private void AddRouter(YamlMap map)
    {
        var (name, region) = (map.Need("name", "A router").AsText("name"), WorldFile.RegionOf(map));
        var external = map["external_network"] is not { } asked ? null : Find(
            asked,
            "External network",
            networking.Networks.Where(network => network.External && network.Region == region),
            network => network.Id,
            network => network.Name);
        Subnet[] subnets = [.. (map["subnets"]?.AsList("subnets") ?? []).Select(node => SubnetFor(node, region))];
        var sdn = external?.Sdn ?? subnets.FirstOrDefault()?.Sdn ?? "sprut";
        var router = new Router
        {
            Region = region,
            Id = IdOf(map, $"router {region} {name}"),
            Name = name,
            Sdn = sdn,
            ExternalGatewayInfo = external is null ? null : GatewayOf(external, map),
        };
        Unique(map, router.Id, networking.Routers.Select(other => other.Id), "router", name);
        foreach (var subnet in subnets)
        {
            if (subnet.Sdn != sdn)
            {
                throw new YamlMistake(map.Line, $"Subnet {subnet.Name} is of SDN {subnet.Sdn}, router {name} of {sdn}.");
            }

            if (networking.Ports.Exists(port => port.FixedIps[0].SubnetId == subnet.Id))
            {
                throw new YamlMistake(map.Line, $"Subnet {subnet.Name} hangs on a router already.");
            }

            var gateway = subnet.GatewayIp ?? throw new YamlMistake(map.Line, $"Subnet {subnet.Name} has no gateway, which the router would be.");
            networking.Ports.Add(new Port
            {
                Region = region,
                Id = Derived($"port {router.Id} {subnet.Id}"),
                NetworkId = subnet.NetworkId,
                DeviceId = router.Id,
                MacAddress = $"fa:16:3e:00:01:{networking.Ports.Count % 256:x2}",
                FixedIps = [new FixedIp(subnet.Id, gateway)],
                Sdn = sdn,
            });
        }

        networking.Routers.Add(router);
    }

    private Subnet SubnetFor(YamlNode node, string region) => Find(
        node,
        "Subnet",
        networking.Subnets.Where(subnet => subnet.Region == region && !networking.Network(subnet.NetworkId, region)!.External),
        subnet => subnet.Id,
        subnet => subnet.Name);

    private ExternalGateway GatewayOf(Network external, YamlMap map)
    {
        var subnet = networking.SubnetsOf(external.Id).First();
        try
        {
            var taken = networking.Routers.SelectMany(router => router.ExternalGatewayInfo?.ExternalFixedIps ?? []).Select(ip => ip.IpAddress);
            var address = AddressPool.Take(subnet, taken);
            return new ExternalGateway(external.Id, EnableSnat: true, [new FixedIp(subnet.Id, address)]);
        }
        catch (Refusal full)
        {
            throw new YamlMistake(map.Line, full.Message, full);
        }
    }

    /// <summary>By id, or by a name that only one has.</summary>
    private static T Find<T>(YamlNode node, string what, IEnumerable<T> all, Func<T, string> id, Func<T, string> name)
    {
        T[] items = [.. all];
        var text = node.AsText(what);
        T[] found = [.. items.Where(item => id(item) == text)];
        found = found.Length > 0 ? found : [.. items.Where(item => name(item) == text)];
        return found.Length switch
        {
            0 => throw new YamlMistake(node.Line, $"{what} {text} is not known here. {Words.Suggest(text, [.. items.Select(name).Distinct()])}"),
            1 => found[0],
            _ => throw new YamlMistake(node.Line, $"{what} {text} is there {found.Length} times: say its id."),
        };
    }

    private static string? Gateway(YamlNode node, CidrBlock block) => node.AsText("gateway") is var text && text == "none" ? null
        : block.Holds(text) ? text
        : throw new YamlMistake(node.Line, $"gateway must be an address of {block}, or none, and is {text}.");

    private static string[] Texts(YamlMap map, string name) => [.. (map[name]?.AsList(name) ?? []).Select(item => item.AsText(name))];

    /// <summary>The id given, or one that is the same at every start.</summary>
    private static string IdOf(YamlMap map, string words) => map["id"] is not { } node ? Derived(words)
        : Guid.TryParseExact(node.AsText("id"), "D", out var id) ? id.ToString("D")
        : throw new YamlMistake(node.Line, $"id must be a UUID, and is {node.Kind}.");

    private static void Unique(YamlMap map, string id, IEnumerable<string> others, string kind, string name)
    {
        if (others.Contains(id))
        {
            throw new YamlMistake(map.Line, $"A {kind} with the name {name} or its id is there already; two of one name need ids of their own.");
        }
    }

    private static string Derived(string words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(words))[..16];
        // As random ones look (RFC 9562, version 4).
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0f) | 0x40), (byte)((bytes[8] & 0x3f) | 0x80));
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
