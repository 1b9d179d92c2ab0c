using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>One call as the handlers see it: already read, bounded and routed.</summary>
internal sealed class ApiRequest
{
    private const string What = "The request body";

    public required string Method { get; init; }

    /// <summary>Decoded path with its leading slash.</summary>
    public required string Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body is larger than the limit, and nothing of it is kept.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Scheme, host and port as the caller reached us, without a slash at the end; links and the catalog start with it.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Values of the names in the route's pattern.</summary>
    public IReadOnlyDictionary<string, string> Values { get; set; } = new Dictionary<string, string>();

    /// <summary>The caller's token; null on open routes.</summary>
    public Token? Token { get; set; }

    /// <summary>The cluster that the call was about; the fault <c>cluster_status</c> acts on it.</summary>
    public SimulatedCluster? Cluster { get; set; }

    /// <summary>The add-on that the call was about; the fault <c>addon_status</c> acts on it.</summary>
    public InstalledAddon? Addon { get; set; }

    public string this[string name] => Values[name];

    /// <summary>The project that the token is scoped to; routes with <see cref="Access.Project"/> always have one.</summary>
    public string ProjectId => Token?.ProjectId ?? throw Refusal.Forbidden("The token is not scoped to a project.");

    /// <summary>The region that the called endpoint belongs to.</summary>
    public Region Region => Preloaded.Regions.FirstOrDefault(region => region.Id == this["region"])
        ?? throw new Refusal(501, RefusalCode.Unimplemented, $"There is no region {this["region"]} here.");

    /// <summary>Whether the caller's project has this cluster in the region that was called.</summary>
    public bool Owns(SimulatedCluster cluster) => cluster.ProjectId == ProjectId && cluster.Region == Region.Id;

    /// <summary>Of these clusters the caller's with this id, which the call is about from now on.</summary>
    /// <exception cref="Refusal">404.</exception>
    public T Find<T>(IEnumerable<T> clusters, string? id)
        where T : SimulatedCluster => FindWith(clusters, cluster => cluster.Id == id) ?? throw Refusal.NotFound($"Cluster {id} could not be found.");

    /// <summary>Of these clusters the caller's that is or holds what is meant, which the call is about from now on; null when there is none.</summary>
    public T? FindWith<T>(IEnumerable<T> clusters, Func<T, bool> meant)
        where T : SimulatedCluster
    {
        var found = clusters.FirstOrDefault(cluster => Owns(cluster) && meant(cluster));
        Cluster = found;
        return found;
    }

    /// <summary>What is meant in one of these clusters of the caller's, which the call is about from now on; null when none holds it.</summary>
    public (T Cluster, TPart Part)? FindIn<T, TPart>(IEnumerable<T> clusters, Func<T, TPart?> part)
        where T : SimulatedCluster
        where TPart : class => FindWith(clusters, cluster => part(cluster) is not null) is { } holder ? (holder, part(holder)!) : null;

    /// <summary>The body as JSON; anything unreadable, unknown members included, is a 400.</summary>
    public T Read<T>() => Json.Read<T>(ReadNode(), Json.Strict, What);

    /// <summary>The body as a JSON tree; null for the literal null.</summary>
    public JsonNode? ReadNode() => Json.Parse(Body.Span, What);

    /// <summary>The single value of a query parameter, or null when absent.</summary>
    public string? QueryValue(string name) => Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;
}

/// <summary>An answer before it is written: a value, so that faults can act on it.</summary>
internal sealed record ApiResponse(int Status, string? ContentType, byte[] Body)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static ApiResponse Of<T>(int status, T value) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, Json.Of<T>(Json.Options)));

    public static ApiResponse Ok<T>(T value) => Of(200, value);

    public static ApiResponse Refused(ErrorDialect dialect, Refusal refusal) => Of(refusal.Status, dialect(refusal));

    /// <summary>Success with nothing to say; clients decode every 200, so the body is an empty object and not empty.</summary>
    public static ApiResponse Done() => Ok(new JsonObject());

    public static ApiResponse NoContent() => new(204, null, []);

    public static ApiResponse Text(int status, string contentType, string text) => new(status, contentType, Encoding.UTF8.GetBytes(text));
}
