using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Making, changing and deleting routers, and what hangs on them.</summary>
internal sealed class RouterCalls(World world)
{
    private const string Kind = "router";

    private readonly Networking networking = world.Networking;

    public ApiResponse Create(ApiRequest request)
    {
        var body = Body(request);
        var sdn = NetworkWords.Sdn(request, body.Sdn);
        var router = new Router
        {
            Region = request.Region.Id,
            Id = Guid.NewGuid().ToString("D"),
            Name = body.Name ?? "",
            Description = body.Description ?? "",
            AdminStateUp = body.AdminStateUp ?? true,
            ExternalGatewayInfo = Gateway(body, request.Region.Id, sdn),
            ProjectId = request.ProjectId,
            Sdn = sdn,
        };
        networking.Routers.Add(router);
        return Answer(201, router);
    }

    public ApiResponse Update(ApiRequest request)
    {
        var (router, body) = (Own(request), Body(request));
        var old = router.ExternalGatewayInfo;
        var gateway = body.ExternalGatewayInfo.ValueKind switch
        {
            JsonValueKind.Undefined => old,
            JsonValueKind.Object when body.ReadGateway()?.NetworkId == old?.NetworkId => old,
            _ => Gateway(body, router.Region, router.Sdn),
        };
        if (gateway != old && networking.LegsOf(router.Id).SelectMany(leg => leg.FixedIps).Any(ip => world.NeedsWayOut(ip.SubnetId)))
        {
            throw Refusal.Conflict(
                $"Gateway cannot be updated for router {router.Id}, since a gateway to external network {old?.NetworkId} is required by one or "
                + "more floating IPs.",
                "RouterExternalGatewayInUseByFloatingIp");
        }

        var after = router with
        {
            Name = body.Name ?? router.Name,
            Description = body.Description ?? router.Description,
            AdminStateUp = body.AdminStateUp ?? router.AdminStateUp,
            ExternalGatewayInfo = gateway,
        };
        Networking.Replace(networking.Routers, router, after);
        return Answer(200, after);
    }

    public ApiResponse Delete(ApiRequest request)
    {
        var router = Own(request);
        if (networking.LegsOf(router.Id).Any())
        {
            throw NetworkWords.InUse(Kind, $"Router {router.Id} still has ports.");
        }

        networking.Routers.Remove(router);
        world.Changed = true;
        return ApiResponse.NoContent();
    }

    public ApiResponse AddInterface(ApiRequest request)
    {
        var router = Own(request);
        var subnet = Subnet(request);
        var network = networking.Network(subnet.NetworkId, router.Region)!;
        if (network.Sdn != router.Sdn)
        {
            throw NetworkWords.Bad($"Subnet {subnet.Id} is of SDN {network.Sdn}, router {router.Id} of {router.Sdn}");
        }

        var gateway = subnet.GatewayIp ?? throw NetworkWords.Bad("Subnet for router interface must have a gateway IP");
        foreach (var other in networking.LegsOf(router.Id).Select(leg => networking.Subnet(leg.FixedIps[0].SubnetId)).OfType<Subnet>())
        {
            if (other.Id == subnet.Id)
            {
                throw NetworkWords.Bad($"Router already has a port on subnet {subnet.Id}");
            }

            if (CidrBlock.Parse(other.Cidr).Overlaps(CidrBlock.Parse(subnet.Cidr)))
            {
                throw NetworkWords.Bad($"Cidr {subnet.Cidr} of subnet {subnet.Id} overlaps with cidr {other.Cidr} of subnet {other.Id}");
            }
        }

        if (networking.Ports.Exists(port => port.FixedIps.Any(ip => ip.SubnetId == subnet.Id && ip.IpAddress == gateway)))
        {
            throw Refusal.AlreadyExists(
                $"Unable to complete operation for network {network.Id}. The IP address {gateway} is in use.", "IpAddressInUse");
        }

        var leg = new Port
        {
            Region = router.Region,
            BuiltAt = world.Clock.Now + (world.Speed.Instant ? TimeSpan.Zero : Durations.WirePort),
            Id = Guid.NewGuid().ToString("D"),
            NetworkId = network.Id,
            DeviceId = router.Id,
            MacAddress = $"fa:16:3e:{Random.Shared.Next(256):x2}:{Random.Shared.Next(256):x2}:{Random.Shared.Next(256):x2}",
            FixedIps = [new FixedIp(subnet.Id, gateway)],
            ProjectId = router.ProjectId,
            Sdn = router.Sdn,
        };
        networking.Ports.Add(leg);
        return Answer(router, leg);
    }

    public ApiResponse RemoveInterface(ApiRequest request)
    {
        var router = Own(request);
        var leg = Leg(request, router);
        var subnetId = leg.FixedIps[0].SubnetId;
        if (world.NeedsWayOut(subnetId))
        {
            throw Refusal.Conflict(
                $"Router interface for subnet {subnetId} on router {router.Id} cannot be deleted, as it is required by one or more floating IPs.",
                "RouterInterfaceInUseByFloatingIP");
        }

        networking.Ports.Remove(leg);
        return Answer(router, leg);
    }

    /// <summary>By its port, its subnet, or both.</summary>
    private Port Leg(ApiRequest request, Router router)
    {
        var body = request.Read<InterfaceBody>();
        if (string.IsNullOrEmpty(body.SubnetId) && string.IsNullOrEmpty(body.PortId))
        {
            throw NetworkWords.Bad("Either subnet_id or port_id must be specified");
        }

        if (string.IsNullOrEmpty(body.PortId))
        {
            var subnet = SubnetOf(router.Region, body.SubnetId);
            return networking.LegsOf(router.Id).FirstOrDefault(leg => leg.FixedIps.Any(ip => ip.SubnetId == subnet.Id))
                ?? throw Refusal.NotFound($"Router {router.Id} has no interface on subnet {subnet.Id}.", "RouterInterfaceNotFoundForSubnet");
        }

        var leg = networking.LegsOf(router.Id).FirstOrDefault(leg => leg.Id == body.PortId)
            ?? throw Refusal.NotFound($"Router {router.Id} does not have an interface with id {body.PortId}.", "RouterInterfaceNotFound");
        return string.IsNullOrEmpty(body.SubnetId) || leg.FixedIps.Any(ip => ip.SubnetId == body.SubnetId)
            ? leg
            : throw Refusal.Conflict($"Subnet on port {leg.Id} does not match the requested subnet {body.SubnetId}.", "SubnetMismatchForPort");
    }

    /// <summary>Named itself, or by the port of an interface.</summary>
    private Subnet Subnet(ApiRequest request)
    {
        var body = request.Read<InterfaceBody>();
        if (string.IsNullOrEmpty(body.SubnetId) == string.IsNullOrEmpty(body.PortId))
        {
            throw NetworkWords.Bad(
                string.IsNullOrEmpty(body.PortId) ? "Either subnet_id or port_id must be specified" : "Cannot specify both subnet-id and port-id");
        }

        var id = body.SubnetId;
        if (!string.IsNullOrEmpty(body.PortId))
        {
            id = (networking.Ports.Find(port => port.Id == body.PortId) ?? throw NetworkWords.Absent("port", body.PortId)).FixedIps[0].SubnetId;
        }

        return SubnetOf(request.Region.Id, id);
    }

    private Subnet SubnetOf(string region, string? id) =>
        networking.Subnet(id) is { } subnet && subnet.Region == region ? subnet : throw NetworkWords.Absent("subnet", id);

    /// <summary>The way outside, with an address of its own there; null for none.</summary>
    private ExternalGateway? Gateway(RouterBody body, string region, string sdn)
    {
        if (body.ReadGateway() is not { NetworkId.Length: > 0 } asked)
        {
            return null;
        }

        var network = networking.Network(asked.NetworkId, region) ?? throw NetworkWords.Absent("network", asked.NetworkId);
        if (!network.External || network.Sdn != sdn)
        {
            throw NetworkWords.Bad(network.External
                ? $"Network {network.Id} is of SDN {network.Sdn}, the router of {sdn}"
                : $"Network {network.Id} is not an external network");
        }

        var pool = AddressPool.Of(networking, network.Id);
        return new ExternalGateway(network.Id, asked.EnableSnat ?? true, [new FixedIp(pool.Id, AddressPool.Take(pool, world.TakenAddresses(region)))]);
    }

    private static RouterBody Body(ApiRequest request) => request.Read<RouterRequest>().Router ?? throw NetworkWords.Invalid("the member router is missing");

    private Router Own(ApiRequest request) =>
        networking.Routers.Find(router => router.Id == request["id"] && router.Region == request.Region.Id && router.ProjectId == request.ProjectId)
            ?? throw NetworkWords.Absent(Kind, request["id"]);

    private ApiResponse Answer(int status, Router router) => NetworkWords.Changed(world, status, Kind, Json.ObjectOf(router));

    private ApiResponse Answer(Router router, Port leg)
    {
        world.Changed = true;
        return ApiResponse.Ok(new JsonObject
        {
            ["id"] = router.Id,
            ["tenant_id"] = router.ProjectId,
            ["project_id"] = router.ProjectId,
            ["port_id"] = leg.Id,
            ["network_id"] = leg.NetworkId,
            ["subnet_id"] = leg.FixedIps[0].SubnetId,
            ["subnet_ids"] = new JsonArray(JsonValue.Create(leg.FixedIps[0].SubnetId)),
        });
    }
}
