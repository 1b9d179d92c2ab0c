using System.Net;
using System.Text;

namespace SimulatorTests.Safety;

/// <summary>One way to say that something is not there.</summary>
/// <param name="IsTheServices">Only the service itself says it so; all others come from something in between.</param>
internal sealed record Absent(string Name, int Status, string Type, Func<string, string> Body, bool IsTheServices = false)
{
    public static IReadOnlyList<Absent> All { get; } =
    [
        new("404 page", 404, "text/plain", _ => "404 page not found\n"),
        new("empty 404", 404, "text/plain", _ => string.Empty),
        new("404 of a route", 404, "application/json", _ => """{"error":"route not found"}"""),
        new("404 of a gateway", 404, "application/json", _ => """{"code":5,"message":"Not Found","details":[]}"""),
        new("404 with null", 404, "application/json", _ => "null"),
        new("404 with a list", 404, "application/json", _ => "[]"),
        new("410", 410, "application/json", ServicesOwn),
        new("404 of the service", 404, "application/json", ServicesOwn, IsTheServices: true),
    ];

    public HttpResponseMessage Answer(string path) => new((HttpStatusCode)Status) { Content = new StringContent(Body(path), Encoding.UTF8, Type) };

    public override string ToString() => Name;

    private static string ServicesOwn(string path)
    {
        var message = $"Cluster {path.Split('/')[^1]} could not be found";
        return path.Contains("container-infra", StringComparison.Ordinal) || path.Contains("manage-cluster-addons", StringComparison.Ordinal)
            ? $$"""{"errors":[{"request_id":"","code":"client","status":404,"title":"{{message}}","detail":"{{message}}.","links":[]}]}"""
            : $$"""{"code":5,"message":"{{message}}.","details":[]}""";
    }
}
