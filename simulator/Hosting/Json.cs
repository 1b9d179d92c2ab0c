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

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.SnakeCaseLower);
}
