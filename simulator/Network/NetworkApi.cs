using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Networks and what belongs to them (vk-cloud-api.md section 5.3), changed as Neutron lets them be; the header <c>X-SDN</c> narrows reads to one
/// back-end.</summary>
internal sealed class NetworkApi(World world)
{
    private const string Base = "{region}/network/v2.0/";

    private static readonly string[] BackEnds = ["neutron", "sprut"];

    public IEnumerable<Route> Routes
    {
        get
        {
            var (networking, networks, subnets, routers) = (world.Networking, new NetworkCalls(world), new SubnetCalls(world), new RouterCalls(world));
            var (ports, tags) = (new PortCalls(world), new TagCalls(world));
            return
            [
                Route("GET", "available-sdn", _ => ApiResponse.Ok(BackEnds)),
                .. Reads("network", () => networking.Networks, network => network.Region, networks.Show),
                .. Reads("subnet", () => networking.Subnets, subnet => subnet.Region, Json.ObjectOf),
                .. Reads("router", () => networking.Routers, router => router.Region, Json.ObjectOf),
                .. Reads("port", () => ports.All, port => port.Region, ports.Show),
                Route("POST", "networks", networks.Create),
                Route("PUT", "networks/{id}", networks.Update),
                Route("DELETE", "networks/{id}", networks.Delete),
                Route("POST", "subnets", subnets.Create),
                Route("PUT", "subnets/{id}", subnets.Update),
                Route("DELETE", "subnets/{id}", subnets.Delete),
                Route("POST", "routers", routers.Create),
                Route("PUT", "routers/{id}", routers.Update),
                Route("DELETE", "routers/{id}", routers.Delete),
                Route("PUT", "routers/{id}/add_router_interface", routers.AddInterface),
                Route("PUT", "routers/{id}/remove_router_interface", routers.RemoveInterface),
                Route("DELETE", "ports/{id}", ports.Delete),
                Route("PUT", "networks/{id}/tags", tags.OfNetwork),
                Route("PUT", "subnets/{id}/tags", tags.OfSubnet),
                Route("PUT", "routers/{id}/tags", tags.OfRouter),
            ];
        }
    }

    private static Route Route(string method, string path, Func<ApiRequest, ApiResponse> handle) =>
        new(method, Base + path, Access.Project, Dialects.Network, handle);

    private static IEnumerable<Route> Reads<T>(string one, Func<IEnumerable<T>> items, Func<T, string> regionOf, Func<T, JsonObject> show)
    {
        var many = one + "s";
        IEnumerable<JsonObject> Visible(ApiRequest request) => items()
            .Where(item => regionOf(item) == request.Region.Id)
            .Select(item => NetworkWords.Shown(show(item)))
            .Where(item => request.Headers["X-SDN"].ToString() is not { Length: > 0 } sdn || item["sdn"]!.GetValue<string>() == sdn);

        return
        [
            Route("GET", many, request => NetworkPaging.Of(many, Visible(request), request)),
            Route("GET", $"{many}/{{id}}", request => Visible(request).FirstOrDefault(item => item["id"]!.GetValue<string>() == request["id"]) is { } found
                ? ApiResponse.Ok(new JsonObject { [one] = found })
                : throw NetworkWords.Absent(one, request["id"])),
        ];
    }
}
