using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Vkcc.Simulator;

/// <summary>Reads one YAML document, hence JSON too, from its events. A name that stands twice is a mistake, and merge keys are a name like any
/// other.</summary>
internal sealed class YamlReader
{
    private const int Largest = 1 << 20;
    private const int Deepest = 32;

    private readonly Parser parser;
    private readonly Dictionary<AnchorName, YamlNode> anchors = [];

    private YamlReader(string text) => parser = new Parser(new StringReader(text));

    /// <returns>An empty map for an empty document.</returns>
    /// <exception cref="YamlMistake">Not proper YAML, too much of it, or not a map.</exception>
    public static YamlMap Read(string text)
    {
        if (text.Length > Largest)
        {
            throw new YamlMistake(1, "the file is larger than 1 MiB.");
        }

        var reader = new YamlReader(text);
        try
        {
            reader.parser.Consume<StreamStart>();
            if (!reader.parser.TryConsume<DocumentStart>(out _))
            {
                return new YamlMap(1, new Dictionary<string, YamlNode>(), new Dictionary<string, int>());
            }

            var map = reader.Node(0).AsMap("the file");
            reader.parser.Consume<DocumentEnd>();
            return reader.parser.TryConsume<DocumentStart>(out var second)
                ? throw new YamlMistake(Line(second), "a second document begins, and one is read.")
                : map;
        }
        catch (YamlException exception)
        {
            throw new YamlMistake((int)exception.Start.Line, $"not proper YAML: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not YamlMistake)
        {
            // The parser knows more ways to stumble over broken text than its own exception, invalid operations among them.
            throw new YamlMistake((int)(reader.parser.Current?.Start.Line ?? 1), "not proper YAML.", exception);
        }
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private YamlNode Node(int depth)
    {
        var start = parser.Current ?? throw new YamlMistake(1, "something is missing at the end.");
        if (depth > Deepest)
        {
            throw new YamlMistake(Line(start), "nested too deeply.");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            // Registered only when complete, so that nothing can contain itself.
            return anchors.TryGetValue(alias.Value, out var known) ? known : throw new YamlMistake(Line(alias), "the alias has no anchor before it.");
        }

        YamlNode node = start switch
        {
            Scalar => Text(),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw new YamlMistake(Line(start), "something is missing."),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            anchors[anchored.Anchor] = node;
        }

        return node;
    }

    private YamlText Text()
    {
        var scalar = parser.Consume<Scalar>();
        return new YamlText(Line(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlList List(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        List<YamlNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new YamlList(Line(start), items);
    }

    private YamlMap Map(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var (entries, lines) = (new Dictionary<string, YamlNode>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var name = key is YamlText text ? text.Value : throw new YamlMistake(key.Line, "a name must be a text.");
            if (!entries.TryAdd(name, Node(depth + 1)))
            {
                throw new YamlMistake(key.Line, $"{name} stands here a second time.");
            }

            lines[name] = key.Line;
        }

        return new YamlMap(Line(start), entries, lines);
    }
}
