using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Vkcc.Simulator;

/// <summary>How the simulator reads and writes JSON: snake case, and bodies of callers read strictly.</summary>
internal static class Json
{
    /// <summary>For answers.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Nothing of ours is written into markup (the page reads JSON), and + and & are easier to read as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { Words<OperationKind>(), Words<AddonWorkKind>(), Words<MachineState>(), Words<QuorumState>() },
        TypeInfoResolver = SimulatorJson.Default,
    };

    /// <summary>For the state file: what follows from something else is not kept.</summary>
    public static JsonSerializerOptions Kept { get; } = new(Options) { IgnoreReadOnlyProperties = true };

    /// <summary>For bodies of callers: a misspelt or repeated member is refused, so that a mistake of a client shows.</summary>
    public static JsonSerializerOptions Strict { get; } = new(Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>For an object of the service that somebody patched: it must still be whole.</summary>
    public static JsonSerializerOptions Whole { get; } = new(Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>How this type is read or written; every one of them stands in <see cref="SimulatorJson"/>, since nothing is reflected.</summary>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    /// <summary>What a text from outside says; null for the literal null.</summary>
    /// <param name="what">The text, for the refusal.</param>
    /// <exception cref="Refusal">400: it is no JSON, or names a member twice.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> text, string what)
    {
        try
        {
            // A tree decodes its texts when they are asked for, and half of a surrogate pair would come out only there.
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Refusal.Invalid($"{what} is no JSON: {exception.Message}");
        }
    }

    /// <param name="what">What is read, for the refusal.</param>
    /// <exception cref="Refusal">400: it is null, or not what these options take.</exception>
    public static T Read<T>(JsonNode? node, JsonSerializerOptions options, string what)
    {
        try
        {
            return node is null ? throw Refusal.Invalid($"{what} is null.") : node.Deserialize(Of<T>(options))!;
        }
        catch (JsonException exception)
        {
            throw Refusal.Invalid($"{what} cannot be read: {Problem(exception)}");
        }
    }

    public static JsonNode? NodeOf<T>(T value) => JsonSerializer.SerializeToNode(value, Of<T>(Options));

    public static JsonObject ObjectOf<T>(T value) => NodeOf(value)!.AsObject();

    /// <summary>JSON merge patch (RFC 7396): null removes, objects merge, anything else replaces.</summary>
    public static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target is JsonObject original ? original.DeepClone().AsObject() : [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Merge(merged[name], change);
            }
        }

        return merged;
    }

    /// <summary>Without the names of our types, which the library's own message tells.</summary>
    private static string Problem(JsonException exception)
    {
        var where = exception.Path is null or "$" ? "it" : exception.Path[2..];
        return exception.Message switch
        {
            var text when text.Contains("could not be mapped", StringComparison.Ordinal) => $"there is no member {where}.",
            var text when text.Split(" including: ") is [_, var names] => $"{where} lacks {names.TrimEnd('.')}.",
            var text when text.Contains("allow null", StringComparison.Ordinal) => $"{where} cannot be null.",
            _ => $"{where} has a value that it cannot have.",
        };
    }

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.SnakeCaseLower);
}
