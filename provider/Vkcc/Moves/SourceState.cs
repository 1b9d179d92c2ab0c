using System.Globalization;
using System.Text.Json;

namespace Vkcc;

/// <summary>The stored attributes of a resource of another provider, read as far as they are wanted: what nobody asks for stays behind.</summary>
/// <param name="type">Its type, for messages.</param>
internal sealed class SourceState(string type, JsonElement attributes)
{
    /// <summary>Null also for an empty text: the official provider stores what the API left out as one.</summary>
    public TfValue<string> Text(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } known => known,
        { ValueKind: JsonValueKind.String } => TfValue<string>.Null,
        null => TfValue<string>.Null,
        _ => throw Wrong(name, "a text"),
    };

    /// <exception cref="DiagnosticException">It is missing: without it the object cannot be known again.</exception>
    public string Needed(string name) =>
        Text(name) is { IsKnown: true } text ? text.Value : throw Wrong(name, "there, and without it the object cannot be found");

    public TfValue<long> Number(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var known) => known,
        { ValueKind: JsonValueKind.String } text when long.TryParse(
            text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var known) => known,
        null => TfValue<long>.Null,
        _ => throw Wrong(name, "a whole number"),
    };

    public TfValue<bool> Flag(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        null => TfValue<bool>.Null,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>A list or a set of texts; null when it is empty.</summary>
    public IReadOnlyList<string>? Texts(string name) => Elements(name) is { Count: > 0 } elements ? [.. elements.Select(e => AsText(e, name))] : null;

    public TfStringSet TextSet(string name) => Texts(name) is { } texts ? SetOf(texts) : TfStringSet.Null;

    /// <summary>A map of texts; null when it is empty.</summary>
    public TfStringMap TextMap(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.Object } map => MapOf([.. map.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, AsText(m.Value, name)))]),
        null => TfStringMap.Null,
        _ => throw Wrong(name, "a map"),
    };

    /// <summary>A list or a set of objects; empty when there is none.</summary>
    public IEnumerable<SourceState> Objects(string name) =>
        (Elements(name) ?? []).Select(e => e.ValueKind == JsonValueKind.Object ? new SourceState(type, e) : throw Wrong(name, "a list of objects"));

    /// <summary>The <c>timeouts</c> in either form, the old block and the new attribute; null when none of ours is in it.</summary>
    public TfValue<TimeoutsModel> Timeouts()
    {
        if (Member("timeouts") is not { ValueKind: JsonValueKind.Object } given)
        {
            return TfValue<TimeoutsModel>.Null;
        }

        var source = new SourceState(type, given);
        var timeouts = new TimeoutsModel { Create = source.Text("create"), Update = source.Text("update"), Delete = source.Text("delete") };
        return timeouts == new TimeoutsModel() ? TfValue<TimeoutsModel>.Null : timeouts;
    }

    public static TfStringSet SetOf(IEnumerable<string> texts) => new ValueSet<TfValue<string>>(texts.Select(TfValue<string>.Known));

    public static TfStringMap MapOf(IReadOnlyCollection<KeyValuePair<string, string>> entries) =>
        entries.Count == 0 ? TfStringMap.Null : new ValueMap<TfValue<string>>(entries.Select(e => KeyValuePair.Create(e.Key, TfValue<string>.Known(e.Value))));

    private JsonElement? Member(string name)
    {
        if (attributes.ValueKind != JsonValueKind.Object)
        {
            throw new DiagnosticException(Diagnostic.Error(
                "Move not possible", $"The stored state of {type} is no object. It was changed by hand; nothing was moved."));
        }

        return attributes.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
    }

    private IReadOnlyList<JsonElement>? Elements(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray()],
        null => null,
        _ => throw Wrong(name, "a list"),
    };

    private string AsText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String
            ? element.GetString()!
            : element.ValueKind == JsonValueKind.Null ? string.Empty : throw Wrong(name, "made of texts");

    /// <summary>Never with the value: the old state holds secrets.</summary>
    private DiagnosticException Wrong(string name, string wanted) => new(Diagnostic.Error(
        "Move not possible",
        $"In the stored state of {type} \"{name}\" is not {wanted}. It was changed by hand or written by another version of its provider; nothing was moved. "
            + "Import the object instead."));
}
