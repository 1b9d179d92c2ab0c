using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The file of <c>--world</c>: a project as a team has it. What it leaves out is as preloaded.</summary>
internal sealed record WorldFile
{
    private const string What = "A world";

    public Offers Offers { get; private init; } = new();

    /// <summary>By region.</summary>
    public Dictionary<string, Quotas> Quotas { get; private init; } = [];

    /// <summary>Made anew at each call: a simulator changes its own.</summary>
    public Networking Networking => networks is null ? new Networking() : WorldNetworks.Read(networks);

    private YamlMap? networks;

    /// <exception cref="IOException">There is no such file, or what it says cannot be.</exception>
    public static WorldFile Load(string? path)
    {
        if (path is null)
        {
            return new WorldFile();
        }

        try
        {
            return Read(File.ReadAllText(path));
        }
        catch (YamlMistake mistake)
        {
            throw new IOException($"{path}, {mistake.Message}", mistake);
        }
    }

    /// <exception cref="YamlMistake">What it says cannot be.</exception>
    public static WorldFile Read(string text)
    {
        var file = YamlReader.Read(text).Only(What, "versions", "templates", "networks", "routers", "quotas", "addons", "security_policies");
        KubernetesVersion[]? versions = file["versions"] is { } list ? [.. list.AsList("versions").Select(Version)] : null;
        var world = new WorldFile
        {
            Offers = new Offers
            {
                Versions = versions is null ? Preloaded.Versions : [.. versions.Order().Select(version => version.ToString())],
                Templates = file["templates"] is { } templates ? TemplatesOf(templates)
                    : versions is null ? First.ClusterTemplates.Default
                    : First.ClusterTemplates.Of(versions),
                Addons = file["addons"] is { } addons ? WorldCatalogue.Addons(addons) : AddonCatalogue.Default,
                Policies = file["security_policies"] is { } policies ? WorldCatalogue.Policies(policies) : PolicyTemplates.Default,
            },
            Quotas = file["quotas"] is { } quotas ? QuotasOf(quotas.AsMap("quotas")) : [],
            networks = file["networks"] is not null ? file
                : file["routers"] is { } routers ? throw new YamlMistake(routers.Line, "routers go with networks: say both.")
                : null,
        };
        _ = world.Networking;
        return world;
    }

    public static string RegionOf(YamlMap map) =>
        map["region"]?.OneOf("Region", [.. Preloaded.Regions.Select(region => region.Id)]) ?? Preloaded.Regions[0].Id;

    private static KubernetesVersion Version(YamlNode node)
    {
        var text = node.AsText("A version");
        return KubernetesVersion.Parse(text.StartsWith('v') ? text : "v" + text)
            ?? throw new YamlMistake(node.Line, $"A version looks like 1.34.2, and this is {text}.");
    }

    private static First.ClusterTemplates TemplatesOf(YamlNode node)
    {
        List<First.ClusterTemplate> templates = [];
        foreach (var map in node.AsList("templates").Select(item => item.AsMap("A template").Only("A template", "version", "id", "created", "deprecated")))
        {
            var version = Version(map.Need("version", "A template"));
            var id = map["id"]?.AsText("id") ?? string.Create(CultureInfo.InvariantCulture, $"c1000000-0000-4000-8000-{version.Minor:D8}{version.Patch:D4}");
            if (templates.Exists(other => other.Uuid == id || other.Version == version))
            {
                throw new YamlMistake(map.Line, $"Template {id} of version {version} is there already.");
            }

            templates.Add(new First.ClusterTemplate(id, version, version.ToString()[1..], Day(map, "created") ?? Preloaded.CreatedAt, Day(map, "deprecated")));
        }

        return new First.ClusterTemplates([.. templates.OrderByDescending(template => template.Version)]);
    }

    private static string? Day(YamlMap map, string name) => map[name] is not { } node ? null
        : DateOnly.TryParseExact(node.AsText(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"{day:yyyy-MM-dd}T00:00:00Z"
        : throw new YamlMistake(node.Line, $"{name} must be a day such as 2026-02-10.");

    private static Dictionary<string, Quotas> QuotasOf(YamlMap regions)
    {
        _ = regions.Only("quotas", [.. Preloaded.Regions.Select(region => region.Id)]);
        string[] names = [.. Json.ObjectOf(new Quotas()).Select(limit => limit.Key)];
        return regions.Entries.ToDictionary(region => region.Key, region =>
        {
            var limits = region.Value.AsMap("Quotas of a region").Only("A quota", names);
            var quotas = Json.ObjectOf(new Quotas());
            foreach (var (name, limit) in limits.Entries)
            {
                quotas[name] = limit.AsNumber(name, 0, int.MaxValue);
            }

            return quotas.Deserialize(Json.Of<Quotas>(Json.Strict))!;
        });
    }
}
