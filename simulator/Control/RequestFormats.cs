using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Vkcc.Simulator;

/// <summary>What <c>GET /_simulator/requests</c> answers: JSON, with <c>?format=har</c> a file for the tools that read HTTP archives, with
/// <c>?format=table</c> a table for people.</summary>
internal static class RequestFormats
{
    private static readonly string[] Known = ["json", "har", "table"];

    public static ApiResponse Of(IReadOnlyList<RequestEntry> entries, ApiRequest request) => (request.QueryValue("format") ?? "json") switch
    {
        "json" => ApiResponse.Ok(new JsonObject { ["requests"] = Json.NodeOf(entries) }),
        "har" => ApiResponse.Ok(Har(entries, request.BaseUrl)),
        "table" => ApiResponse.Text(200, "text/plain; charset=utf-8", Table(entries)),
        var other => throw Refusal.Invalid($"There is no format {other}. {Words.Suggest(other, Known)}"),
    };

    private static string Table(IReadOnlyList<RequestEntry> entries)
    {
        string[][] rows =
        [
            ["TIME", "STATUS", "MS", "METHOD", "PATH"],
            .. entries.Select(entry => (string[])
            [
                entry.Time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
                entry.Status?.ToString(CultureInfo.InvariantCulture) ?? "-",
                entry.Took?.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) ?? "-",
                entry.Method,
                entry.Query.Length > 0 ? $"{entry.Path}?{entry.Query}" : entry.Path,
            ]),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return string.Concat(rows.Select(row =>
            $"{row[0].PadRight(widths[0])}  {row[1].PadLeft(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3].PadRight(widths[3])}  {row[4]}\n"));
    }

    /// <summary>HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/); what it asks for and we do not know is -1 or empty, as it says.</summary>
    private static JsonObject Har(IReadOnlyList<RequestEntry> entries, string baseUrl) => new()
    {
        ["log"] = new JsonObject
        {
            ["version"] = "1.2",
            ["creator"] = new JsonObject { ["name"] = "vkcc-simulator", ["version"] = Arguments.Version },
            ["entries"] = new JsonArray([.. entries.Select(entry => Entry(entry, baseUrl))]),
            ["comment"] = "Tokens, passwords and kubeconfigs are masked.",
        },
    };

    private static JsonObject Entry(RequestEntry entry, string baseUrl)
    {
        var took = entry.Took?.TotalMilliseconds ?? 0;
        var request = new JsonObject
        {
            ["method"] = entry.Method,
            ["url"] = $"{baseUrl}{entry.Path}{(entry.Query.Length > 0 ? "?" : "")}{entry.Query}",
            ["httpVersion"] = "HTTP/1.1",
            ["cookies"] = new JsonArray(),
            ["headers"] = Headers(entry.Sent),
            ["queryString"] = Pairs(
                from pair in QueryHelpers.ParseQuery(entry.Query)
                from value in pair.Value
                select KeyValuePair.Create(pair.Key, value ?? "")),
            ["headersSize"] = -1,
            ["bodySize"] = entry.Sent?.Body.Length ?? -1,
        };
        if (entry.Sent is { Body.Length: > 0 } sent)
        {
            request["postData"] = new JsonObject { ["mimeType"] = sent.ContentType, ["params"] = new JsonArray(), ["text"] = Masked(entry.Path, sent) };
        }

        var content = new JsonObject { ["size"] = entry.Answered?.Body.Length ?? 0, ["mimeType"] = entry.Answered?.ContentType ?? "" };
        if (entry.Answered is { Body.Length: > 0 } answered)
        {
            content["text"] = Masked(entry.Path, answered);
        }

        return new JsonObject
        {
            ["startedDateTime"] = entry.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture),
            ["time"] = took,
            ["request"] = request,
            ["response"] = new JsonObject
            {
                ["status"] = entry.Status ?? 0,
                ["statusText"] = entry.Status is { } status ? ReasonPhrases.GetReasonPhrase(status) : "",
                ["httpVersion"] = "HTTP/1.1",
                ["cookies"] = new JsonArray(),
                ["headers"] = Headers(entry.Answered),
                ["content"] = content,
                ["redirectURL"] = "",
                ["headersSize"] = -1,
                ["bodySize"] = entry.Answered?.Body.Length ?? -1,
            },
            ["cache"] = new JsonObject(),
            ["timings"] = new JsonObject { ["send"] = 0, ["wait"] = took, ["receive"] = 0 },
        };
    }

    private static JsonArray Headers(HttpPart? part) =>
        Pairs((part?.Headers ?? []).Select(header => KeyValuePair.Create(header.Key, Mask.IsSecretHeader(header.Key) ? Mask.Text : header.Value)));

    private static JsonArray Pairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new([.. pairs.Select(pair => new JsonObject { ["name"] = pair.Key, ["value"] = pair.Value })]);

    private static string Masked(string path, HttpPart part) =>
        path.TrimEnd('/') is var end
        && (end.EndsWith("kube_config", StringComparison.Ordinal) || end.EndsWith("kubeconfig", StringComparison.Ordinal))
            ? Mask.Text
            : Mask.Body(part.Body.Span);
}

/// <summary>Takes secrets out of what is shown to others: an archive of calls is what people attach to a report.</summary>
internal static class Mask
{
    public const string Text = "***";

    private static readonly string[] SecretHeaders =
        ["X-Auth-Token", "X-Subject-Token", "X-Storage-Token", "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie"];
    private static readonly string[] SecretWords = ["password", "passwd", "secret", "token", "private_key", "kubeconfig", "kube_config"];

    public static bool IsSecretHeader(string name) => SecretHeaders.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>JSON with its secrets masked; a body of another kind is told by its size alone, because nobody knows where in it they are.</summary>
    public static string Body(ReadOnlySpan<byte> body)
    {
        try
        {
            var node = JsonNode.Parse(body);
            Walk(node, inToken: false);
            return node?.ToJsonString(Json.Options) ?? "null";
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"({body.Length} bytes that are not JSON)");
        }
    }

    private static void Walk(JsonNode? node, bool inToken)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Walk(item, inToken);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (name, value) in map.ToArray())
            {
                if (value is JsonValue && (SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) || (inToken && name == "id")))
                {
                    map[name] = Text;
                }
                else
                {
                    // {"token": {"id": "…"}} is how Keystone is given one.
                    Walk(value, inToken: name == "token");
                }
            }
        }
    }
}
