using System.Text.Json;

namespace Vkcc;

/// <summary>What a template says about its settings: a part of JSON schema.</summary>
internal static class SettingsSchema
{
    /// <summary>The kind of a value in words: <c>a list</c>.</summary>
    public static string Named(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
