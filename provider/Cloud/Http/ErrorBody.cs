using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VkCloud.Http;

/// <summary>What a refusal says, in whichever form it says it (API reference 1.9, observed Keystone and Magnum).</summary>
/// <param name="Code">The cloud's own code; null when there is none.</param>
/// <param name="Message">One line, shortened; null when the body says nothing.</param>
internal sealed partial record ErrorBody(string? Code, string? Message)
{
    private static readonly ErrorBody Nothing = new(null, null);

    public static ErrorBody Parse(ReadOnlyMemory<byte> body, int length = OneLine.DefaultLength)
    {
        if (body.Span.Trim("\0 \t\r\n"u8).IsEmpty)
        {
            return Nothing;
        }

        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            if (FromJson(document.RootElement) is { } found)
            {
                return new(found.Code is null ? null : OneLine.Of(found.Code, 60), found.Message is null ? null : OneLine.Of(found.Message, length));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or JSON with text that is no text: shown as what it is, below.
        }

        var text = Encoding.UTF8.GetString(body.Span);
        return new(null, OneLine.Of(LooksLikeHtml(text) ? TextOf(text) : text, length));
    }

    /// <summary>Whether the body of a 404 is a service's own refusal, which says what is not there. A router or gateway that knows no such path says no more
    /// than "not found".</summary>
    [Inferred("The second generation says it as gRPC's JSON does, with code 5, or in one of OpenStack's forms; another form proves nothing.")]
    public static bool SaysAbsent(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && Refusals(root).Any(IsAbsence);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    public static bool LooksLikeHtml(string text) => Html().IsMatch(text);

    /// <summary>The objects of a refusal that may carry code and message: itself, the elements of OpenStack's list, the one member of Keystone, Nova and
    /// Neutron.</summary>
    private static IEnumerable<JsonElement> Refusals(JsonElement root) =>
        new[] { root }.Concat(List(root, "errors")).Concat(root.EnumerateObject().Select(member => member.Value))
            .Where(refusal => refusal.ValueKind == JsonValueKind.Object);

    private static bool IsAbsence(JsonElement refusal) =>
        (Text(refusal, "detail") ?? Text(refusal, "message") ?? Text(refusal, "title")) is { } said
        && (Text(refusal, "code") is "5" or "404" or "NOT_FOUND"
            || Text(refusal, "status") is "404"
            || Text(refusal, "type")?.EndsWith("NotFound", StringComparison.Ordinal) == true)
        && !Pathless().IsMatch(said);

    private static ErrorBody? FromJson(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.String)
        {
            return new(null, root.GetString());
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // gRPC-JSON of the second generation: {"code":9,"message":"…","details":[…]}.
        if (Text(root, "message") is { } message)
        {
            return new(Text(root, "code"), message + Details(root));
        }

        // OpenStack's list, as Magnum answers: {"errors":[{"code":"client","title":"…","detail":"…"}]}.
        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            var said = errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object).ToArray();
            var parts = said.Select(error => (Text(error, "detail") ?? Text(error, "message") ?? Text(error, "title")) + Versions(error));
            var text = string.Join("; ", parts.Where(part => part.Length > 0));
            return text.Length == 0 ? null : new(said.Select(error => Text(error, "code")).FirstOrDefault(code => code is not null), text);
        }

        // Keystone: {"error":{"code":401,"title":"…","message":"…"}}; Nova: {"badRequest":{…}}; Neutron: {"NeutronError":{"type","message"}}.
        foreach (var member in root.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && (Text(member.Value, "message") ?? Text(member.Value, "detail")) is { } inner)
            {
                return new(Text(member.Value, "type") ?? Text(member.Value, "code"), inner);
            }
        }

        string[] names = ["error_description", "error", "detail", "description", "faultstring", "title"];
        return names.Select(name => Text(root, name)).FirstOrDefault(text => text is not null) is { } plain ? new(Text(root, "code"), plain) : null;
    }

    /// <summary>A 406 for a microversion tells which there are.</summary>
    private static string Versions(JsonElement error) =>
        Text(error, "min_version") is { } min && Text(error, "max_version") is { } max ? $" (versions {min} to {max} are there)" : "";

    /// <summary>gRPC's field violations, when they are told: which field, what is wrong with it.</summary>
    private static string Details(JsonElement root)
    {
        if (!root.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Array)
        {
            return "";
        }

        var violations = details.EnumerateArray()
            .Where(detail => detail.ValueKind == JsonValueKind.Object)
            .SelectMany(detail => List(detail, "fieldViolations").Concat(List(detail, "field_violations")).Concat(List(detail, "violations")))
            .Where(violation => violation.ValueKind == JsonValueKind.Object)
            .Select(violation => $"{Text(violation, "field") ?? Text(violation, "subject")}: {Text(violation, "description")}");
        var text = string.Join("; ", violations);
        return text.Length == 0 ? "" : $" ({text})";
    }

    private static JsonElement[] List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private static string TextOf(string html)
    {
        var body = Invisible().Replace(html, " ");
        return WebUtility.HtmlDecode(Tags().Replace(body, " "));
    }

    [GeneratedRegex(@"^\s*(<!doctype|<html|<head|<body|<\?xml)", RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    [GeneratedRegex(@"<(script|style|title)\b[^>]*>[^<]*</\1\s*>|<!--[^>]*-->", RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    // gRPC's gateway itself says "Not Found", in capitals, of a path that it does not know.
    [GeneratedRegex(@"^\W*(404\W+)?Not Found\W*$|(?i:\b(page|route|path|url|endpoint|method)\s+(was\s+|could\s+)?not\s+(be\s+)?found\b"
        + @"|\b(no|unknown)\s+(such\s+)?(matching\s+)?(route|path|url|endpoint)\b)")]
    private static partial Regex Pathless();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();
}
