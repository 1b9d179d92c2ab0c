using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>One entry of an <c>Accept</c> header.</summary>
/// <param name="As">The kind that the answer is to be turned into; null for none.</param>
internal sealed record MediaRange(string Type, string? As, string? Group, string? Version)
{
    public bool IsJson => Type is "application/json" or "application/*" or "*/*";
}

/// <summary>A call of the Kubernetes API, already read and bounded.</summary>
internal sealed class KubernetesRequest(string method, string path, IQueryCollection query, IHeaderDictionary headers, ReadOnlyMemory<byte> body)
{
    public string Method => method;

    /// <summary>Without a slash at its end.</summary>
    public string Path { get; } = "/" + path.Trim('/');

    public string[] Segments => field ??= Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The bearer token; null when there is none.</summary>
    public string? Token =>
        headers.Authorization.ToString() is { } text && text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? text["Bearer ".Length..].Trim()
            : null;

    public string? Query(string name) => query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public bool Flag(string name) => Query(name) is "true" or "1" or "True" or "";

    /// <summary>What is made of the first range of <c>Accept</c> that something can be made of; no header is taken for JSON.</summary>
    /// <exception cref="KubernetesRefusal">406: of none.</exception>
    public string Accepts(Func<MediaRange, string?> of)
    {
        var text = headers.Accept.ToString();
        return (text.Length == 0 ? "*/*" : text).Split(',').Select(Range).Where(range => range.IsJson).Select(of).FirstOrDefault(made => made is not null)
            ?? throw KubernetesRefusal.NotAcceptable();
    }

    /// <exception cref="KubernetesRefusal">400 or 415: it is not JSON.</exception>
    public JsonObject Read()
    {
        var type = headers.ContentType.ToString().Split(';')[0].Trim();
        if (type == ReviewMessage.ContentType)
        {
            return ReviewMessage.Read(body.Span);
        }

        if (type is not ("" or "application/json"))
        {
            throw new KubernetesRefusal(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                + $"application/json, application/vnd.kubernetes.protobuf; got {type}");
        }

        try
        {
            return Json.Parse(body.Span, "the body of the request") as JsonObject
                ?? throw KubernetesRefusal.BadRequest("the body of the request is no JSON object");
        }
        catch (Refusal refusal)
        {
            throw KubernetesRefusal.BadRequest(refusal.Message);
        }
    }

    private static MediaRange Range(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var pairs = parts.Skip(1).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2);
        string? Parameter(string name) => pairs.FirstOrDefault(pair => pair[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];
        return new MediaRange(parts[0].ToLowerInvariant(), Parameter("as"), Parameter("g"), Parameter("v"));
    }
}
