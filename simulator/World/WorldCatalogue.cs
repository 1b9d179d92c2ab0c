using System.Globalization;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>The sections <c>addons</c> and <c>security_policies</c> of a world, in place of what is preloaded.</summary>
/// <remarks>What an entry leaves out is as in the preloaded one of its name.</remarks>
internal static partial class WorldCatalogue
{
    /// <exception cref="YamlMistake">What it says cannot be.</exception>
    public static AddonCatalogue Addons(YamlNode section) =>
        new(Each(section, "addons", "An add-on", ["name", "purpose", "generations", "upgrades", "versions"], Addon));

    /// <exception cref="YamlMistake">What it says cannot be.</exception>
    public static PolicyTemplates Policies(YamlNode section) =>
        new(Each(section, "security_policies", "A security policy", ["name", "description", "schema", "default"], Policy));

    private static CatalogueAddon Addon(YamlMap map, string name)
    {
        var known = AddonCatalogue.Default.Find(name);
        var releases = map["versions"] is { } versions
            ? Each(versions, "versions", "A version of an add-on", ["version", "kubernetes", "deprecated", "values"], Release)
            : known?.Releases ?? throw new YamlMistake(map.Line, $"The simulator knows no add-on {name}: say its versions.");
        var purpose = map["purpose"]?.AsText("purpose") ?? known?.Purpose ?? name;
        return new CatalogueAddon(name, purpose, GenerationsOf(map) ?? known?.Generations ?? (1 | 2), releases)
        {
            GoesUp = map["upgrades"]?.AsFlag("upgrades") ?? known?.GoesUp ?? true,
        };
    }

    /// <summary>Runs on every Kubernetes unless it says otherwise.</summary>
    private static AddonRelease Release(YamlMap map, string version)
    {
        var reach = map["kubernetes"]?.AsMap("kubernetes").Only("kubernetes", "from", "to");
        var (from, to) = (Minor(reach?["from"]) ?? 0, Minor(reach?["to"]) ?? int.MaxValue);
        return from <= to
            ? new AddonRelease(version, from, to, map["deprecated"]?.AsFlag("deprecated") ?? false, map["values"]?.AsText("values"))
            : throw new YamlMistake(reach!.Line, $"kubernetes goes from an older version to a newer one, and not from 1.{from} to 1.{to}.");
    }

    private static PolicyTemplate Policy(YamlMap map, string name)
    {
        var template = PolicyTemplates.Default.Find(name) ?? PolicyTemplates.Template(name);
        return template with
        {
            Description = map["description"]?.AsText("description") ?? template.Description,
            Schema = map["schema"]?.AsMap("schema").ToJson().ToJsonString(Json.Options) ?? template.Schema,
            IsDefault = map["default"]?.AsFlag("default") ?? template.IsDefault,
        };
    }

    /// <summary>A bit for each generation; null when nothing is said.</summary>
    private static int? GenerationsOf(YamlMap map) => map["generations"] is not { } node ? null
        : node.AsList("generations") is { Count: > 0 } list ? list.Aggregate(0, (bits, item) => bits | item.AsNumber("A generation", 1, 2))
        : throw new YamlMistake(node.Line, "generations must be [1], [2] or [1, 2].");

    private static int? Minor(YamlNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var text = node.AsText("A version of Kubernetes");
        var match = MinorVersion().Match(text);
        return match.Success
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new YamlMistake(node.Line, $"A version of Kubernetes looks like 1.34 here, and this is {text}.");
    }

    /// <param name="known">What an entry can say; the first is what tells it from the others.</param>
    private static List<T> Each<T>(YamlNode section, string title, string what, string[] known, Func<YamlMap, string, T> read)
    {
        List<T> entries = [];
        HashSet<string> names = [];
        foreach (var map in section.AsList(title).Select(item => item.AsMap(what).Only(what, known)))
        {
            var name = map.Need(known[0], what).AsText(known[0]);
            entries.Add(names.Add(name) ? read(map, name) : throw new YamlMistake(map.Line, $"{what} with the {known[0]} {name} is there already."));
        }

        return entries;
    }

    [GeneratedRegex(@"\Av?1\.([0-9]{1,4})\z")]
    private static partial Regex MinorVersion();
}
