using System.Text.Json;

namespace VkCloud;

/// <summary>JSON that the service takes and gives as text. Two texts are compared as documents: order of members, white space and forms of numbers mean
/// nothing.</summary>
public static class JsonText
{
    /// <summary>Texts that are no JSON are equal when they are the same.</summary>
    public static bool AreEqual(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        try
        {
            using var left = JsonDocument.Parse(one);
            using var right = JsonDocument.Parse(other);
            return JsonElement.DeepEquals(left.RootElement, right.RootElement);
        }
        catch (Exception e) when (IsNoJson(e))
        {
            return false;
        }
    }

    /// <summary>The text itself when it is a JSON object; otherwise null.</summary>
    public static string? ObjectOf(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? string.Empty);
            return document.RootElement.ValueKind == JsonValueKind.Object ? text : null;
        }
        catch (Exception e) when (IsNoJson(e))
        {
            return null;
        }
    }

    // Half a surrogate pair is refused before the reader comes to it.
    private static bool IsNoJson(Exception e) => e is JsonException or ArgumentException;
}
