using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary><c>PUT …/{id}/tags</c>: the whole list of tags of a network, subnet or router of the project.</summary>
internal sealed class TagCalls(World world)
{
    private readonly Networking networking = world.Networking;

    public ApiResponse OfNetwork(ApiRequest request) =>
        Replace(request, "network", networking.Networks, network => (network.Id, network.ProjectId), (network, tags) => network with { Tags = tags });

    public ApiResponse OfSubnet(ApiRequest request) =>
        Replace(request, "subnet", networking.Subnets, subnet => (subnet.Id, subnet.ProjectId), (subnet, tags) => subnet with { Tags = tags });

    public ApiResponse OfRouter(ApiRequest request) =>
        Replace(request, "router", networking.Routers, router => (router.Id, router.ProjectId), (router, tags) => router with { Tags = tags });

    private ApiResponse Replace<T>(
        ApiRequest request,
        string kind,
        List<T> items,
        Func<T, (string Id, string ProjectId)> idOf,
        Func<T, IReadOnlyList<string>, T> with)
        where T : class
    {
        var tags = request.Read<TagBody>().Tags ?? [];
        var old = items.Find(item => idOf(item) == (request["id"], request.ProjectId)) ?? throw NetworkWords.Absent(kind, request["id"]);
        Networking.Replace(items, old, with(old, tags));
        world.Changed = true;
        return ApiResponse.Ok(new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) });
    }
}
