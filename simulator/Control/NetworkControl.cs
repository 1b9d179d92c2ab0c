using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The part of the control surface that acts on networks and subnets, the platform's too; it asks nobody's leave.</summary>
internal sealed class NetworkControl(World world)
{
    private readonly Networking networking = world.Networking;

    public ApiResponse PatchNetwork(ApiRequest request) => Patch(request, networking.Networks, Network(request));

    public ApiResponse PatchSubnet(ApiRequest request) => Patch(request, networking.Subnets, Subnet(request));

    /// <summary>Gone with its subnets, whoever uses them.</summary>
    public ApiResponse DeleteNetwork(ApiRequest request)
    {
        var network = Network(request);
        networking.Subnets.RemoveAll(subnet => subnet.NetworkId == network.Id);
        networking.Networks.Remove(network);
        return world.Done([]);
    }

    public ApiResponse DeleteSubnet(ApiRequest request)
    {
        networking.Subnets.Remove(Subnet(request));
        return world.Done([]);
    }

    private ApiResponse Patch<T>(ApiRequest request, List<T> items, T old)
    {
        var now = ObjectPatch.Merge(old, ObjectPatch.Read(request, "id", "region", "subnets", "network_id"));
        if (now is Subnet { IsSound: false })
        {
            throw Refusal.Invalid("cidr, gateway_ip and allocation_pools must be addresses that go together.");
        }

        Networking.Replace(items, old, now);
        return world.Done(NetworkWords.Shown(Json.ObjectOf(now)));
    }

    private Network Network(ApiRequest request) => networking.Networks.Find(network => network.Id == request["id"])
        ?? throw Refusal.NotFound($"There is no network {request["id"]}.");

    private Subnet Subnet(ApiRequest request) => networking.Subnet(request["id"]) ?? throw Refusal.NotFound($"There is no subnet {request["id"]}.");
}
