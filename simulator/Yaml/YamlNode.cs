using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>A part of a YAML document, with the line on which it begins.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>What a person would call it.</summary>
    public abstract string Kind { get; }

    /// <summary>As JSON: what is written without quotes may be a number, a truth value or nothing.</summary>
    public abstract JsonNode? ToJson();

    /// <exception cref="YamlMistake">It is something else.</exception>
    public YamlMap AsMap(string what) => this as YamlMap ?? throw new YamlMistake(Line, $"{what} must be a map of names and values, and is {Kind}.");

    /// <exception cref="YamlMistake">It is something else.</exception>
    public IReadOnlyList<YamlNode> AsList(string what) =>
        this is YamlList list ? list.Items : throw new YamlMistake(Line, $"{what} must be a list, and is {Kind}.");

    /// <exception cref="YamlMistake">It is something else, or empty.</exception>
    public string AsText(string what) =>
        this is YamlText { IsNull: false, Value.Length: > 0 } text ? text.Value : throw new YamlMistake(Line, $"{what} must be a text, and is {Kind}.");

    /// <exception cref="YamlMistake">It is something else, or out of bounds.</exception>
    public int AsNumber(string what, int least, int most) =>
        this is YamlText text
            && int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new YamlMistake(Line, $"{what} must be a number from {least} to {most}, and is {Kind}.");

    /// <exception cref="YamlMistake">It is something else.</exception>
    public bool AsFlag(string what) => this is YamlText { IsPlain: true, Value: "true" or "false" } text
        ? text.Value == "true"
        : throw new YamlMistake(Line, $"{what} must be true or false, and is {Kind}.");

    /// <exception cref="YamlMistake">None of these; the message tells the nearest, or all.</exception>
    public string OneOf(string what, IReadOnlyCollection<string> known) => AsText(what) is var text && known.Contains(text)
        ? text
        : throw new YamlMistake(Line, $"{what} {text} is not known here. {Words.Suggest(text, known)}");
}

/// <param name="IsPlain">Written without quotes, so that it may mean a number, a truth value or nothing.</param>
internal sealed record YamlText(int Line, string Value, bool IsPlain) : YamlNode(Line)
{
    public bool IsNull => IsPlain && Value is "" or "~" or "null";

    public override string Kind => IsNull ? "nothing" : $"\"{Value}\"";

    public override JsonNode? ToJson() => !IsPlain ? Value
        : IsNull ? null
        : Value is "true" or "false" ? Value == "true"
        : long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : decimal.TryParse(Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : Value;
}

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    public override string Kind => "a list";

    public override JsonNode ToJson() => new JsonArray([.. Items.Select(item => item.ToJson())]);
}

/// <summary>Names and values in their order, each name once.</summary>
internal sealed record YamlMap(int Line, IReadOnlyDictionary<string, YamlNode> Entries, IReadOnlyDictionary<string, int> Lines) : YamlNode(Line)
{
    public override string Kind => "a map";

    public override JsonNode ToJson() => new JsonObject(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToJson())));

    /// <summary>Null when the name is not there, or has nothing behind it.</summary>
    public YamlNode? this[string name] => Entries.TryGetValue(name, out var node) && node is not YamlText { IsNull: true } ? node : null;

    /// <exception cref="YamlMistake">The name is not there.</exception>
    public YamlNode Need(string name, string what) => this[name] ?? throw new YamlMistake(Line, $"{what} needs {name}.");

    /// <summary>The map itself, when it has no other names than these.</summary>
    /// <exception cref="YamlMistake">It has; the message tells the nearest, or all.</exception>
    public YamlMap Only(string what, params string[] known)
    {
        foreach (var name in Entries.Keys.Where(name => !known.Contains(name)))
        {
            throw new YamlMistake(Lines[name], $"{what} has no {name}. {Words.Suggest(name, known)}");
        }

        return this;
    }
}

/// <summary>A file says something that cannot be; the message begins with its line.</summary>
internal sealed class YamlMistake(int line, string message, Exception? inner = null)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}: {message}"), inner);
