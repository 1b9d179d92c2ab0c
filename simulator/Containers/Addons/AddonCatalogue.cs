using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Vkcc.Simulator;

/// <summary>What can be installed in a cluster (addons-and-policies.md part C).</summary>
internal sealed class AddonCatalogue(IReadOnlyList<CatalogueAddon> all)
{
    private const string Folder = "values/";

    private static readonly DateTimeOffset Beginning = DateTimeOffset.Parse(Preloaded.CreatedAt, CultureInfo.InvariantCulture);

    /// <remarks>Versions that no page names are ours, and so is the reach of all of them.</remarks>
    public static AddonCatalogue Default { get; } = new(
    [
        Addon("argocd", "Delivery from a Git repository", 2, Newest("7.9.1"), Older("7.8.2")),
        Addon("capsule", "Tenants of one cluster", 1, Newest("0.7.2"), Older("0.6.2")),
        Addon("cert-manager", "Certificates", 1 | 2, Newest("1.16.3"), Older("1.15.3")),
        Addon("docker-registry", "A registry of images in a bucket", 1 | 2, Newest("2.2.2"), Older("2.2.1")),
        Addon("external-secrets-operator", "Secrets from outside of the cluster", 2, Newest("0.14.2"), Older("0.13.0")),
        Addon("fluent-bit", "Collection of logs", 1, Newest("0.48.5"), Older("0.47.10")),
        Addon("gpu-operator", "Drivers for graphics processors", 1 | 2, Newest("24.9.0"), Older("24.6.2")),
        Addon("ingress-nginx", "Entry of HTTP into the cluster", 1 | 2, Newest("4.12.1"), Older("4.11.3"), new("4.7.1", 23, 33, Deprecated: true)),
        Addon("istio", "A service mesh", 1 | 2, Newest("1.24.2"), Older("1.23.3")),
        Addon("istio-ingressgateway", "Entry into the service mesh", 1, Newest("1.24.2"), Older("1.23.3")),
        Addon("jaeger", "Tracing", 1 | 2, Newest("3.4.0"), Older("3.3.3")),
        Addon("kgateway", "The Gateway API", 2, Newest("2.0.1")),
        Addon("kiali", "A console of the service mesh", 1, Newest("2.4.0"), Older("2.1.0")),
        // Part C: the platform cannot upgrade it.
        new("kube-prometheus-stack", "Monitoring", 1 | 2, [Newest("68.3.4-vk.1"), Newest("68.3.3"), Older("54.2.2")]) { GoesUp = false },
        Addon("logaas-integration", "Logs into Cloud Logging", 1 | 2, Newest("0.34.2"), Older("0.33.0")),
        Addon("s3-csi", "Volumes in buckets", 2, Newest("0.42.1")),
        Addon("velero", "Backups", 2, Newest("12.1.0"), Older("11.0.0")),
        Addon("vpa", "Requests that follow the need", 1, Newest("4.8.0"), Older("4.7.1")),
    ]);

    public IReadOnlyList<CatalogueAddon> All => all;

    /// <summary>Those of one generation of the service.</summary>
    public IEnumerable<CatalogueAddon> Of(int generation) => All.Where(addon => addon.IsOf(generation));

    /// <summary>Every version of those of one generation.</summary>
    public IEnumerable<AddonVersion> VersionsOf(int generation) => Of(generation).SelectMany(addon => addon.Versions);

    public CatalogueAddon? Find(string name) => All.FirstOrDefault(candidate => candidate.Name == name);

    /// <summary>What an installed add-on was made from; one that a state file brings and the catalogue does not know is of no use for anything new.</summary>
    public AddonVersion Of(AddonObject installed)
    {
        var addon = Find(installed.Name) ?? new CatalogueAddon(installed.Name, "", 0, []);
        return addon.Versions.FirstOrDefault(candidate => candidate.Version == installed.Version)
            ?? new AddonVersion(addon, new AddonRelease(installed.Version, 0, 0, Deprecated: true));
    }

    /// <summary>Payload of an id that is the same in every simulator.</summary>
    private static byte[] Seed(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..Ksuid.PayloadLength];

    /// <summary>The default values, with their comments.</summary>
    public static string Template(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.yaml") ?? Stream.Null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Of what is in the catalogue from the start.</summary>
    public static string KsuidOf(string seed) => Ksuid.Create(Beginning, Seed(seed));

    public static string UuidOf(string kind, string seed) => $"{kind}-0000-4000-8000-{Convert.ToHexStringLower(Seed(seed))[..12]}";

    private static CatalogueAddon Addon(string name, string purpose, int generations, params AddonRelease[] releases) =>
        new(name, purpose, generations, releases);

    private static AddonRelease Newest(string version) => new(version, 28, 34);

    private static AddonRelease Older(string version) => new(version, 25, 33);
}

/// <param name="LeastMinor">Oldest Kubernetes 1.x that it runs on.</param>
/// <param name="MostMinor">Newest Kubernetes 1.x that it runs on.</param>
/// <param name="Values">Null for those that the simulator has for the add-on.</param>
internal sealed record AddonRelease(string Version, int LeastMinor, int MostMinor, bool Deprecated = false, string? Values = null);

/// <summary>An add-on of the catalogue.</summary>
/// <param name="generations">Bits: 1 for the first, 2 for the second.</param>
/// <param name="releases">Newest first.</param>
internal sealed class CatalogueAddon(string name, string purpose, int generations, IEnumerable<AddonRelease> releases)
{
    public string Name => name;

    public string Purpose => purpose;

    public int Generations => generations;

    public IEnumerable<AddonRelease> Releases => releases;

    /// <summary>In the second generation.</summary>
    public string Id { get; } = AddonCatalogue.KsuidOf(name);

    /// <summary>False when another version is had only by removal and a new installation.</summary>
    public bool GoesUp { get; init; } = true;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<AddonVersion> Versions => field ??= [.. releases.Select(release => new AddonVersion(this, release))];

    public bool IsOf(int generation) => (generations & generation) != 0;
}

/// <summary>A version of an add-on, which is a version of its chart.</summary>
internal sealed class AddonVersion(CatalogueAddon addon, AddonRelease release)
{
    public CatalogueAddon Addon => addon;

    public string Version => release.Version;

    public bool Deprecated => release.Deprecated;

    /// <summary>In the second generation.</summary>
    public string Id { get; } = AddonCatalogue.KsuidOf($"{addon.Name} {release.Version}");

    /// <summary>In the first generation, where each version is an add-on of its own.</summary>
    public string Uuid { get; } = AddonCatalogue.UuidOf("ad000000", $"{addon.Name} {release.Version}");

    /// <summary>Base64 of the default values.</summary>
    public string ValuesTemplate => Base64Text.Encode(release.Values ?? $"# Default values of {addon.Name} {Version}.\n{AddonCatalogue.Template(addon.Name)}");

    public bool Supports(KubernetesVersion? version) => version is { Major: 1 } && version.Minor >= release.LeastMinor && version.Minor <= release.MostMinor;

    public bool IsNewerThan(AddonVersion other) => addon == other.Addon && Index < other.Index;

    private int Index => addon.Versions.TakeWhile(version => version != this).Count();
}
