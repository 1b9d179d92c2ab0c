using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Vkcc.Simulator;

/// <summary>The page that a browser gets at <c>/</c>, its files, and the view that it draws.</summary>
internal sealed class PageApi(World world, RequestLog log)
{
    /// <summary>Where the page really lies; <c>/</c> is read as this when a browser asks for it.</summary>
    public const string Index = ControlApi.Prefix + "/page";

    private const int Calls = 25;

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", $"{ControlApi.Prefix[1..]}/view", Access.Open, Dialects.Simulator, _ => View()),
        .. PageFile.All.Select(file => new Route("GET", file.Path, Access.Open, Dialects.Simulator, _ => file.Answer())),
    ];

    /// <summary>
    /// A browser says that it wants HTML. To OpenStack clients, which want JSON or anything, <c>/</c> stays what it is: unknown, and listed.
    /// </summary>
    public static bool IsWantedBy(HttpRequest request, string path) =>
        path == "/"
        && HttpMethods.IsGet(request.Method)
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality != 0);

    private ApiResponse View()
    {
        var view = new PageView(
            new ClockView(world.Clock.Now, world.Speed.Factor, world.Speed.Instant),
            [.. Preloaded.Regions.Select(region => RegionView.Of(world, region))],
            [.. log.Latest(Calls).Reverse().Select(CallView.Of)]);
        var response = ApiResponse.Ok(view);
        return response with { Headers = PageFile.Guard };
    }
}
