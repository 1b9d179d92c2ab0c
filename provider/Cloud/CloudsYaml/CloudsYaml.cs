using System.Collections.ObjectModel;
using VkCloud.Http;

namespace VkCloud;

/// <summary>Reads <c>clouds.yaml</c> with <c>secure.yaml</c> and <c>clouds-public.yaml</c> beside it, as OpenStack's own clients do.</summary>
/// <remarks>
/// Each of the files is the first found of: the file that its variable names (<c>OS_CLIENT_CONFIG_FILE</c>, <c>OS_CLIENT_SECURE_FILE</c>,
/// <c>OS_CLIENT_VENDOR_FILE</c>), the current directory, <c>$XDG_CONFIG_HOME/openstack</c> (<c>~/.config/openstack</c>), <c>/etc/openstack</c>; in a folder
/// <c>.yaml</c> before <c>.yml</c> before <c>.json</c>.
/// What the secure file says wins over the entry, the entry over its profile.
/// </remarks>
public static class CloudsYaml
{
    /// <summary>The variable that names the cloud when the configuration does not.</summary>
    public const string CloudVariable = "OS_CLOUD";

    private const string PublicClouds = "public-clouds";

    /// <summary>Reads one entry.</summary>
    /// <param name="region">The region asked for; null takes the entry's.</param>
    /// <param name="over">What the caller knows better than the files, under their names (<c>auth_type</c>, <c>username</c>, …); an empty text hides what
    /// they say.</param>
    /// <exception cref="CloudsYamlException">No file, no such entry, or one that cannot be used.</exception>
    public static CloudEntry Read(string name, string? region, CloudsYamlSources sources, IReadOnlyDictionary<string, string>? over = null)
    {
        var looked = new List<string>();
        var found = Find("clouds", "OS_CLIENT_CONFIG_FILE", sources, looked);
        var secure = Find("secure", "OS_CLIENT_SECURE_FILE", sources, []);
        if (found is null && secure is null)
        {
            throw new CloudsYamlException($"cloud {Shown(name)} is asked for, and there is no clouds.yaml; looked for {string.Join(", ", looked)}")
            {
                IsMissing = true,
            };
        }

        var file = (found ?? secure)!.Value.Path;
        var files = new[] { found?.Path, secure?.Path }.OfType<string>();
        var clouds = Clouds(found, "clouds").With(Clouds(secure, "clouds"));
        var entry = clouds[name] switch
        {
            YamlNode.Map map => Normalized(map),
            null => throw new CloudsYamlException($"there is no cloud {Shown(name)} in {string.Join(" and ", files)}; there {Are(clouds.Entries.Keys)}")
            {
                IsMissing = true,
            },
            _ => throw new CloudsYamlException($"cloud {Shown(name)} in {file} is not a map"),
        };
        return new CloudsYamlEntry(name, file, sources).Read(WithProfile(entry, name, file, sources), region, over ?? ReadOnlyDictionary<string, string>.Empty);
    }

    /// <returns>The first file found and what stands in it; null when there is none.</returns>
    private static (string Path, YamlNode.Map Document)? Find(string stem, string variable, CloudsYamlSources sources, List<string> looked)
    {
        foreach (var path in Paths(stem, variable, sources))
        {
            looked.Add(path);
            if (sources.ReadFile(path) is { } text)
            {
                try
                {
                    return (path, YamlReader.Read(text));
                }
                catch (FormatException e)
                {
                    throw new CloudsYamlException($"{path}: {e.Message}", e);
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Paths(string stem, string variable, CloudsYamlSources sources)
    {
        if (sources.Environment(variable) is { Length: > 0 } given)
        {
            yield return given;
        }

        var configuration = sources.Environment("XDG_CONFIG_HOME") is { Length: > 0 } xdg ? xdg
            : sources.Environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config")
            : null;
        var own = configuration is null ? null : Path.Combine(configuration, "openstack");
        foreach (var folder in new[] { sources.CurrentDirectory, own, "/etc/openstack" }.OfType<string>())
        {
            foreach (var extension in new[] { "yaml", "yml", "json" })
            {
                yield return Path.Combine(folder, $"{stem}.{extension}");
            }
        }
    }

    private static YamlNode.Map Clouds((string Path, YamlNode.Map Document)? file, string member) => file?.Document[member] switch
    {
        null => YamlNode.Map.Empty,
        YamlNode.Map clouds => clouds,
        _ => throw new CloudsYamlException($"{file.Value.Path}: {member} is not a map of clouds"),
    };

    private static YamlNode.Map WithProfile(YamlNode.Map entry, string name, string file, CloudsYamlSources sources)
    {
        if ((entry["profile"] ?? entry["cloud"]) is not YamlNode.Text { Value: var profile } || profile == name)
        {
            return entry;
        }

        var looked = new List<string>();
        var found = Find("clouds-public", "OS_CLIENT_VENDOR_FILE", sources, looked);
        var profiles = Clouds(found, PublicClouds);
        return profiles[profile] switch
        {
            YamlNode.Map map => Normalized(map).With(entry),
            _ when found is null => throw new CloudsYamlException(
                $"cloud {Shown(name)} in {file} takes profile {Shown(profile)}, and there is no clouds-public.yaml; looked for {string.Join(", ", looked)}"),
            _ => throw new CloudsYamlException(
                $"cloud {Shown(name)} in {file} takes profile {Shown(profile)}, which is not in {found.Value.Path}; there {Are(profiles.Entries.Keys)}"),
        };
    }

    /// <summary>Keys with underscores: other clients take <c>region-name</c> and <c>tenant_name</c> too.</summary>
    private static YamlNode.Map Normalized(YamlNode.Map map)
    {
        var entries = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            var plain = key.Replace('-', '_');
            entries[plain] = plain == "auth" && value is YamlNode.Map auth ? Normalized(auth) : value;
        }

        return new(entries);
    }

    private static string Are(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).Select(Shown).Take(30).ToArray();
        return sorted.Length == 0 ? "are none" : sorted.Length == 1 ? $"is {sorted[0]}" : $"are {string.Join(", ", sorted)}";
    }

    private static string Shown(string name) => OneLine.Of(name, 80);
}

/// <summary>What is wrong with clouds.yaml or with what was asked of it; the message says what there is instead, and nothing secret.</summary>
public sealed class CloudsYamlException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>There is no such entry, or no file at all.</summary>
    public bool IsMissing { get; init; }
}
