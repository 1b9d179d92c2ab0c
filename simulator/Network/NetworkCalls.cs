using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Making, changing and deleting networks.</summary>
internal sealed class NetworkCalls(World world)
{
    private const string Kind = "network";

    private readonly Networking networking = world.Networking;

    public JsonObject Show(Network network) =>
        Json.ObjectOf(network with { Status = network.StatusAt(world.Clock.Now), Subnets = [.. networking.SubnetsOf(network.Id).Select(subnet => subnet.Id)] });

    public ApiResponse Create(ApiRequest request)
    {
        var body = Body(request);
        if (body.External == true || body.Shared == true)
        {
            throw NetworkWords.Forbidden("rule:create_network is disallowed by policy: external and shared networks are the platform's.");
        }

        var now = SimulatedClock.Text(world.Clock.Now);
        var network = new Network
        {
            Region = request.Region.Id,
            BuiltAt = world.Clock.Now + (world.Speed.Instant ? TimeSpan.Zero : Durations.BuildNetwork),
            Id = Guid.NewGuid().ToString("D"),
            Name = body.Name ?? "",
            Description = body.Description ?? "",
            AdminStateUp = body.AdminStateUp ?? true,
            ProjectId = request.ProjectId,
            PortSecurityEnabled = body.PortSecurityEnabled ?? true,
            PrivateDnsDomain = body.PrivateDnsDomain ?? "mcs.local.",
            EnableShadowPort = body.EnableShadowPort ?? false,
            Sdn = NetworkWords.Sdn(request, body.Sdn),
            CreatedAt = now,
            UpdatedAt = now,
        };
        networking.Networks.Add(network);
        return Answer(201, network);
    }

    public ApiResponse Update(ApiRequest request)
    {
        var (network, body) = (Own(request), Body(request));
        var after = network with
        {
            Name = body.Name ?? network.Name,
            Description = body.Description ?? network.Description,
            AdminStateUp = body.AdminStateUp ?? network.AdminStateUp,
            PortSecurityEnabled = body.PortSecurityEnabled ?? network.PortSecurityEnabled,
            PrivateDnsDomain = body.PrivateDnsDomain ?? network.PrivateDnsDomain,
            EnableShadowPort = body.EnableShadowPort ?? network.EnableShadowPort,
            UpdatedAt = SimulatedClock.Text(world.Clock.Now),
        };
        Networking.Replace(networking.Networks, network, after);
        return Answer(200, after);
    }

    /// <summary>Its subnets go with it; a network that something stands in stays.</summary>
    public ApiResponse Delete(ApiRequest request)
    {
        var network = Own(request);
        if (networking.Ports.Exists(port => port.NetworkId == network.Id) || world.UsesNetwork(network.Id))
        {
            throw NetworkWords.InUse(Kind, $"Unable to complete operation on network {network.Id}. There are one or more ports still in use on the network.");
        }

        networking.Subnets.RemoveAll(subnet => subnet.NetworkId == network.Id);
        networking.Networks.Remove(network);
        world.Changed = true;
        return ApiResponse.NoContent();
    }

    private static NetworkBody Body(ApiRequest request) =>
        request.Read<NetworkRequest>().Network ?? throw NetworkWords.Invalid("the member network is missing");

    private Network Own(ApiRequest request)
    {
        var network = networking.Network(request["id"], request.Region.Id) ?? throw NetworkWords.Absent(Kind, request["id"]);
        return network.ProjectId == request.ProjectId ? network : throw NetworkWords.Forbidden($"Network {network.Name} is the platform's.");
    }

    private ApiResponse Answer(int status, Network network) => NetworkWords.Changed(world, status, Kind, Show(network));
}
