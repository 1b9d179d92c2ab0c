using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Vkcc.Simulator;

/// <summary>The page that a browser gets at <c>/</c>, its files, and the view that it draws.</summary>
internal sealed class PageApi(World world, RequestLog log, TimeProvider timeProvider)
{
    /// <summary>Where the page really lies; <c>/</c> is read as this when a browser asks for it.</summary>
    public const string Index = ControlApi.Prefix + "/page";

    private const string Welcome = ControlApi.Prefix + "/welcome";

    private const int Calls = 25;

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", $"{ControlApi.Prefix[1..]}/view", Access.Open, Dialects.Simulator, _ => View()),
        new Route("GET", Welcome[1..], Access.Open, Dialects.Simulator, Words),
        .. PageFile.All.Select(file => new Route("GET", file.Path, Access.Open, Dialects.Simulator, _ => file.Answer())),
    ];

    /// <summary>
    /// What <c>/</c> is depends on who asks: a browser says that it wants HTML and gets the page, who takes anything or text gets a few words.
    /// To OpenStack clients, which want JSON, it stays what it is: unknown, and listed.
    /// </summary>
    public static string PathFor(HttpRequest request, string path)
    {
        if (path != "/" || !HttpMethods.IsGet(request.Method))
        {
            return path;
        }

        if (request.Headers.Accept.Count == 0 || request.Headers.Accept is [""])
        {
            return Welcome;
        }

        var accepted = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var list) ? list : [];
        bool Takes(params string[] types) =>
            accepted.Any(type => type.Quality != 0 && types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase));
        return Takes("text/html") ? Index : Takes("*/*", "text/*", "text/plain") ? Welcome : path;
    }

    private static ApiResponse Words(ApiRequest request) => ApiResponse.Text(200, "text/plain; charset=utf-8", $"""
        vkcc-simulator {Arguments.Version}: a small VK Cloud. In a browser this address shows what goes on.

          OS_AUTH_URL     {request.BaseUrl}/identity/v3/
          what there is   {request.BaseUrl}/_simulator/state
          latest calls    {request.BaseUrl}/_simulator/requests

        vkcc-simulator env prints what a client needs, catalog what is preloaded, --help the rest.

        """);

    private ApiResponse View()
    {
        var view = new PageView(
            new ClockView(world.Clock.Now, world.Clock.Factor, world.Clock.Paused, world.Speed.Instant),
            world.Schedule is { } schedule ? ScenarioView.Of(schedule) : null,
            WaitView.Of(world, log, timeProvider.GetUtcNow()),
            [.. Preloaded.Regions.Select(region => RegionView.Of(world, region))],
            [.. log.Latest(Calls).Reverse().Select(CallView.Of)]);
        var response = ApiResponse.Ok(view);
        return response with { Headers = PageFile.Guard };
    }
}
