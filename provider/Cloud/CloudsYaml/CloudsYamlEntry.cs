using VkCloud.Http;

namespace VkCloud;

/// <summary>Makes a <see cref="CloudEntry"/> out of what the files say of one cloud.</summary>
/// <remarks>
/// The entry alone decides how to log in; the environment gives only what the entry leaves out of its own way, which is how secrets are kept out of files
/// (<c>OS_PASSWORD</c>, <c>OS_APPLICATION_CREDENTIAL_SECRET</c>, <c>OS_TOKEN</c>).
/// </remarks>
internal sealed class CloudsYamlEntry(string name, string file, CloudsYamlSources sources)
{
    public CloudEntry Read(YamlNode.Map entry, string? region, IReadOnlyDictionary<string, string> over)
    {
        var (chosen, values) = Region(entry, region);
        var all = entry.With(values).With(Over(over));
        var auth = all["auth"] switch
        {
            null => YamlNode.Map.Empty,
            YamlNode.Map map => map,
            _ => throw Wrong("auth is not a map"),
        };
        RefuseWhatIsNotThere(all);

        string? Get(string key) => Text(auth, key, "auth.") ?? Text(all, key, "");
        var projectId = Get("project_id") ?? Get("tenant_id");
        var projectName = Get("project_name") ?? Get("tenant_name");
        return new()
        {
            Name = name,
            File = file,
            AuthUrl = Get("auth_url"),
            Region = chosen,
            ProjectId = projectId,
            Project = projectId is null && projectName is not null ? new(projectName, Domain(Get, "project").Name, Domain(Get, "project").Id) : null,
            Credentials = Credentials(Text(all, "auth_type", ""), Get),
            CaCertFile = Text(all, "cacert", "") is { } path ? FromHome(path) : null,
            EndpointOverrides = new()
            {
                ContainerInfra = Text(all, "container_infra_endpoint_override", ""),
                ManagedK8s = Text(all, "managed_k8s_endpoint_override", ""),
                Addons = Text(all, "manage_cluster_addons_endpoint_override", ""),
                Compute = Text(all, "compute_endpoint_override", ""),
                Network = WithoutVersion(Text(all, "network_endpoint_override", "")),
            },
        };
    }

    /// <summary>Above everything that the files say: they have the members of auth in either place.</summary>
    private static YamlNode.Map Over(IReadOnlyDictionary<string, string> over)
    {
        var texts = over.ToDictionary(pair => pair.Key, pair => (YamlNode)new YamlNode.Text(pair.Value, IsPlain: false), StringComparer.Ordinal);
        return texts.Count == 0
            ? YamlNode.Map.Empty
            : new(new Dictionary<string, YamlNode>(texts, StringComparer.Ordinal) { ["auth"] = new YamlNode.Map(texts) });
    }

    /// <summary>The region to work in, and what the entry says for that region alone.</summary>
    private (string? Region, YamlNode.Map Values) Region(YamlNode.Map entry, string? wanted)
    {
        if (entry["regions"] is not YamlNode.List list || list.Items.Count == 0)
        {
            return (wanted ?? Text(entry, "region_name", ""), YamlNode.Map.Empty);
        }

        var regions = new List<(string Name, YamlNode.Map Values)>();
        foreach (var item in list.Items)
        {
            regions.Add(item switch
            {
                YamlNode.Text { Value: var region } => (region, YamlNode.Map.Empty),
                YamlNode.Map map when map["name"] is YamlNode.Text { Value: var region } => (region, map["values"] as YamlNode.Map ?? YamlNode.Map.Empty),
                _ => throw Wrong("regions is not a list of names"),
            });
        }

        wanted ??= Text(entry, "region_name", "") ?? regions[0].Name;
        var names = regions.Select(region => OneLine.Of(region.Name, 80));
        return regions.Find(region => region.Name == wanted) is { Name: not null } found
            ? found
            : throw Wrong($"it has no region {OneLine.Of(wanted, 80)}; regions there: {string.Join(", ", names)}");
    }

    private Credentials Credentials(string? type, Func<string, string?> get)
    {
        string Need(string key, string variable) =>
            get(key) ?? Variable(variable)
            ?? throw Wrong($"it logs in by {type ?? "what it holds"} and has no {key} in auth, neither is there one in secure.yaml or in {variable}");

        type ??= (get("application_credential_secret") ?? get("application_credential_id") ?? get("application_credential_name")) is not null
            ? "v3applicationcredential"
            : get("token") is not null && get("password") is null ? "v3token" : "password";
        return type switch
        {
            "password" or "v3password" => new PasswordCredentials(
                get("user_id") is null ? get("username") ?? throw Wrong("it logs in by password and has neither username nor user_id in auth") : null,
                Need("password", "OS_PASSWORD"),
                Domain(get, "user").Name,
                Domain(get, "user").Id)
            { UserId = get("user_id") },
            "v3applicationcredential" => ApplicationCredential(get, Need("application_credential_secret", "OS_APPLICATION_CREDENTIAL_SECRET")),
            "token" or "v3token" => new ReadyToken(get("token") ?? Variable("OS_TOKEN") ?? Need("token", "OS_AUTH_TOKEN")),
            _ => throw Wrong($"its auth_type is {OneLine.Of(type, 60)}; this provider logs in by password, v3applicationcredential or token"),
        };
    }

    private ApplicationCredential ApplicationCredential(Func<string, string?> get, string secret) => get("application_credential_id") is { } id
        ? new(id, secret)
        : new(null, secret)
        {
            Name = get("application_credential_name")
                ?? throw Wrong("it logs in by application credential and has neither application_credential_id nor application_credential_name in auth"),
            User = get("user_id") is null && get("username") is null
                ? throw Wrong("application_credential_name is unique for one user only, and auth has neither username nor user_id")
                : new(get("user_id"), get("username"), Domain(get, "user").Name, Domain(get, "user").Id),
        };

    /// <summary>The nearest that is said: the user's or the project's own, the one for both, the default, the user's for a project; else VK Cloud's.</summary>
    private static (string? Id, string? Name) Domain(Func<string, string?> get, string whose)
    {
        foreach (var prefix in new[] { $"{whose}_domain", "domain", "default_domain", "user_domain" })
        {
            // default_domain without anything behind it is an id to other clients.
            if ((get($"{prefix}_id") ?? (prefix == "default_domain" ? get(prefix) : null), get($"{prefix}_name")) is var domain and not (null, null))
            {
                return domain;
            }
        }

        return (null, "users");
    }

    /// <summary>What would be left undone without a word, and must not be.</summary>
    private void RefuseWhatIsNotThere(YamlNode.Map all)
    {
        if (Flag(all, "verify") == false || Flag(all, "insecure") == true)
        {
            throw Wrong("it turns the check of certificates off (verify, insecure), which this provider does not do: name the authority in cacert");
        }

        if (Text(all, "cert", "") is not null || Text(all, "key", "") is not null)
        {
            throw Wrong("it has a client certificate (cert, key), which this provider does not send");
        }

        foreach (var key in new[] { "interface", "endpoint_type" })
        {
            if (Text(all, key, "") is { } face && face is not ("public" or "publicURL"))
            {
                throw Wrong($"its {key} is {OneLine.Of(face, 60)}; this provider works with public endpoints");
            }
        }

        if (Text(all, "identity_api_version", "") is { } version && version != "3" && !version.StartsWith("3.", StringComparison.Ordinal))
        {
            throw Wrong($"its identity_api_version is {OneLine.Of(version, 60)}; version 3 is needed");
        }
    }

    private bool? Flag(YamlNode.Map map, string key) => Text(map, key, "")?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "YES" or "ON" or "Y" or "1" => true,
        "FALSE" or "NO" or "OFF" or "N" or "0" => false,
        _ => throw Wrong($"{key} is neither true nor false"),
    };

    private string? Text(YamlNode.Map map, string key, string prefix) => map[key] switch
    {
        null or YamlNode.Text { Value: "" } => null,
        YamlNode.Text text => text.Value,
        _ => throw Wrong($"{prefix}{key} is not text"),
    };

    private string? Variable(string variable) => Texts.OrNull(sources.Environment(variable));

    private string FromHome(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal) && Variable("HOME") is { } home ? Path.Combine(home, path[2..]) : path;

    /// <summary>Ours is appended again; theirs may have it already.</summary>
    private static string? WithoutVersion(string? url) =>
        url?.TrimEnd('/') is { } trimmed && trimmed.EndsWith("/v2.0", StringComparison.Ordinal) ? trimmed[..^4] : url;

    private CloudsYamlException Wrong(string what) => new($"cloud {OneLine.Of(name, 80)} in {file} cannot be used: {what}");
}
