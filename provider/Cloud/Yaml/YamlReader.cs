using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace VkCloud;

/// <summary>Reads one YAML document (hence JSON too) from its events: anchors, aliases and merge keys included, tags not looked at.</summary>
/// <remarks>Bounded in size, depth, and in what merge keys copy. Messages tell the place and never the text, which may be secret.</remarks>
public sealed class YamlReader
{
    /// <summary>Letters of a document.</summary>
    public const int LargestFile = 1024 * 1024;

    private const int Deepest = 64;

    private const int MostMerged = 100_000;

    private readonly Parser parser;
    private readonly Dictionary<AnchorName, YamlNode> anchors = [];
    private int merged;

    private YamlReader(string text) => parser = new(new StringReader(text));

    /// <returns>An empty map for an empty document.</returns>
    /// <exception cref="FormatException">Not proper YAML, too much of it, or not a map; the message begins with the place.</exception>
    public static YamlNode.Map Read(string text)
    {
        if (text.Length > LargestFile)
        {
            throw new FormatException("it is larger than 1 MiB");
        }

        var reader = new YamlReader(text);
        try
        {
            reader.parser.Consume<StreamStart>();
            if (!reader.parser.TryConsume<DocumentStart>(out _))
            {
                return YamlNode.Map.Empty;
            }

            return reader.Node(0) switch
            {
                YamlNode.Map map => map,
                YamlNode.Text { IsNull: true } => YamlNode.Map.Empty,
                _ => throw new FormatException("the document is not a map"),
            };
        }
        catch (YamlException e)
        {
            throw new FormatException($"{Place(e.Start)}: not proper YAML", e);
        }
        catch (Exception e) when (e is not FormatException)
        {
            // The parser knows more ways to stumble over broken text than its own exception, invalid operations among them.
            throw new FormatException("not proper YAML", e);
        }
    }

    private static string Place(Mark mark) => string.Create(CultureInfo.InvariantCulture, $"line {mark.Line}, column {mark.Column}");

    private YamlNode Node(int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException($"{Place(parser.Current!.Start)}: nested too deeply");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            // Registered only when complete, so that nothing can contain itself.
            return anchors.GetValueOrDefault(alias.Value) ?? throw new FormatException($"{Place(alias.Start)}: the alias has no anchor before it");
        }

        var start = parser.Current as NodeEvent;
        YamlNode node = parser.Current switch
        {
            Scalar => Text(),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            var other => throw new FormatException($"{(other is null ? "the end" : Place(other.Start))}: something is missing"),
        };
        if (start is { Anchor.IsEmpty: false })
        {
            anchors[start.Anchor] = node;
        }

        return node;
    }

    private YamlNode.Text Text()
    {
        var scalar = parser.Consume<Scalar>();
        return new(scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlNode.List List(int depth)
    {
        parser.Consume<SequenceStart>();
        List<YamlNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new(items);
    }

    private YamlNode.Map Map(int depth)
    {
        parser.Consume<MappingStart>();
        var own = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var defaults = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var place = parser.Current!.Start;
            var key = Node(depth + 1) as YamlNode.Text ?? throw new FormatException($"{Place(place)}: a key is not text");
            var value = Node(depth + 1);
            if (key is { IsPlain: true, Value: "<<" })
            {
                Merge(defaults, value, place);
            }
            else
            {
                // Twice the same key: the last counts, as for the readers of other clients.
                own[key.Value] = value;
            }
        }

        foreach (var (key, value) in defaults)
        {
            own.TryAdd(key, value);
        }

        return new(own);
    }

    private void Merge(Dictionary<string, YamlNode> defaults, YamlNode value, Mark place)
    {
        foreach (var source in value is YamlNode.List list ? list.Items : [value])
        {
            var map = source as YamlNode.Map ?? throw new FormatException($"{Place(place)}: a merge key takes a map or a list of maps");
            if ((merged += map.Entries.Count) > MostMerged)
            {
                throw new FormatException($"{Place(place)}: merge keys make too much of it");
            }

            foreach (var (key, entry) in map.Entries)
            {
                defaults.TryAdd(key, entry);
            }
        }
    }
}
