// Writes release archives as a Terraform registry wants them, and beside each its bill of materials; the same bytes for the same input:
//   dotnet run --file scripts/package.cs -- OUTPUT VERSION terraform-provider-vkcc/linux_amd64=PUBLISHED_FOLDER
//     [vkcc-simulator/darwin_arm64=PUBLISHED_FOLDER ...]
// A published folder holds the program and what went into it: PROGRAM.deps.json, or PROGRAM.linked and PROGRAM.mstat of a native one (Publish.props).
// The checksums cover every file of this version in OUTPUT, those that another machine wrote too.
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property RestorePackagesWithLockFile=false

using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

const string Provider = "terraform-provider-vkcc";

if (args is not [var output, var version, .. var builds])
{
    Console.Error.WriteLine("usage: package OUTPUT VERSION PROGRAM/OS_ARCH=PUBLISHED_FOLDER ...");
    return 2;
}

Directory.CreateDirectory(output);

foreach (var build in builds)
{
    var (program, platform, folder) = build.Split('/', 2) is [var first, var rest] && rest.Split('=', 2) is [var second, var third]
        ? (first, second, third)
        : throw new ArgumentException($"{build} is not PROGRAM/OS_ARCH=PUBLISHED_FOLDER");
    var extension = platform.StartsWith("windows_", StringComparison.Ordinal) ? ".exe" : "";
    var binary = Path.Combine(folder, program + extension);
    var components = File.Exists(Path.Combine(folder, $"{program}.linked"))
        ? LinkedComponents(folder, program)
        : BundledComponents(Path.Combine(folder, $"{program}.deps.json"));

    var archive = Path.Combine(output, $"{program}_{version}_{platform}.zip");
    await using (var file = File.Create(archive))
    await using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
    {
        // The binary comes first: Terraform takes the first file whose name starts with the provider's.
        await AddAsync(zip, program == Provider ? $"{program}_v{version}{extension}" : program + extension, File.OpenRead(binary), "755");
        await AddAsync(zip, "LICENSE", File.OpenRead("LICENSE"), "644");
        await AddAsync(zip, "THIRD-PARTY-NOTICES.txt", new MemoryStream(Encoding.UTF8.GetBytes(Notices(program, components))), "644");
    }

    await File.WriteAllTextAsync($"{archive}.cdx.json", await BillOfMaterialsAsync(program, version, platform, binary, components));
}

var name = $"{Provider}_{version}";
File.Copy("terraform-registry-manifest.json", Path.Combine(output, $"{name}_manifest.json"), overwrite: true);

var sums = new StringBuilder();
foreach (var file in Directory.EnumerateFiles(output).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
{
    if (file.Contains($"_{version}_", StringComparison.Ordinal) && !file.StartsWith($"{name}_SHA256SUMS", StringComparison.Ordinal))
    {
        sums.Append(await Sha256Async(Path.Combine(output, file))).Append("  ").Append(file).Append('\n');
    }
}

await File.WriteAllTextAsync(Path.Combine(output, $"{name}_SHA256SUMS"), sums.ToString());
Console.Write(sums);
return 0;

static async Task AddAsync(ZipArchive zip, string entryName, Stream contents, string mode)
{
    await using var source = contents;
    var entry = zip.CreateEntry(entryName, CompressionLevel.SmallestSize);

    // A regular file with these permissions (the upper half is the Unix mode): without the executable bit Terraform cannot start the provider.
    entry.ExternalAttributes = (0x8000 | Convert.ToInt32(mode, 8)) << 16;

    // The earliest time that a zip can hold: the archive depends on the contents alone.
    entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    await using var target = await entry.OpenAsync();
    await source.CopyToAsync(target);
}

static async Task<string> Sha256Async(string path)
{
    await using var stream = File.OpenRead(path);
    return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
}

// Whatever trimming left of packages and of the runtime, with the files it is there by. Projects of this repository are the program itself.
static List<Component> BundledComponents(string list)
{
    var root = JsonNode.Parse(File.ReadAllText(list))!;
    var targets = root["targets"]![(string)root["runtimeTarget"]!["name"]!]!.AsObject();
    List<Component> components = [];
    foreach (var (key, library) in root["libraries"]!.AsObject())
    {
        if ((string?)library!["type"] is not ("package" or "runtimepack"))
        {
            continue;
        }

        var assemblies = (targets[key]!["runtime"]?.AsObject() ?? []).Select(file => Path.GetFileName(file.Key)).Order(StringComparer.Ordinal).ToList();
        var parts = key.Split('/');
        components.Add(Component.Find(parts[0].Replace("runtimepack.", "", StringComparison.Ordinal), parts[1], (string?)library["sha512"], assemblies));
    }

    return [.. components.OrderBy(component => component.Name, StringComparer.Ordinal)];
}

// Of the assemblies that the native compiler was offered, those that code or data of the program comes from; of the static libraries all that were linked.
static List<Component> LinkedComponents(string folder, string program)
{
    using var statistics = new PEReader(File.OpenRead(Path.Combine(folder, $"{program}.mstat")));
    var metadata = statistics.GetMetadataReader();
    var used = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet(StringComparer.Ordinal);

    var packages = Component.PackagesFolder() + Path.DirectorySeparatorChar;
    var components = File.ReadLines(Path.Combine(folder, $"{program}.linked"))
        .Where(path => path.StartsWith(packages, StringComparison.Ordinal))
        .Where(path => Path.GetExtension(path) is not ".dll" || used.Contains(Path.GetFileNameWithoutExtension(path)))
        .GroupBy(path => path[packages.Length..].Split(Path.DirectorySeparatorChar) is [var package, var version, ..] ? (package, version) : default)
        .Select(group => Component.Find(
            group.Key.package,
            group.Key.version,
            "sha512-" + File.ReadAllText(Path.Combine(packages, group.Key.package, group.Key.version, $"{group.Key.package}.{group.Key.version}.nupkg.sha512")),
            [.. group.Select(path => Path.GetFileName(path)).Distinct().Order(StringComparer.Ordinal)]));
    return [.. components.OrderBy(component => component.Name, StringComparer.Ordinal)];
}

// CycloneDX 1.6 in JSON. It has neither a serial number nor a time, so that the same sources give the same bytes.
static async Task<string> BillOfMaterialsAsync(string program, string version, string platform, string binary, List<Component> components)
{
    var reference = program == Provider ? $"pkg:terraform/vkcc/vkcc@{version}?platform={platform}" : $"pkg:generic/{program}@{version}?platform={platform}";
    var document = new JsonObject
    {
        ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["version"] = 1,
        ["metadata"] = new JsonObject
        {
            ["component"] = new JsonObject
            {
                ["type"] = "application",
                ["bom-ref"] = reference,
                ["name"] = program,
                ["version"] = version,
                ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = await Sha256Async(binary) }),
                ["licenses"] = new JsonArray(License("MPL-2.0")),
            },
        },
        ["components"] = new JsonArray([.. components.Select(component => component.ToJson())]),
        ["dependencies"] = new JsonArray(
        [
            new JsonObject { ["ref"] = reference, ["dependsOn"] = new JsonArray([.. components.Select(component => (JsonNode)component.Reference)]) },
            .. components.Select(component => new JsonObject { ["ref"] = component.Reference }),
        ]),
    };

    return document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        + "\n";
}

static JsonObject License(string id) => new() { ["license"] = new JsonObject { ["id"] = id } };

// The licences of MIT and BSD ask that their text goes along with a binary.
static string Notices(string program, List<Component> components)
{
    var text = new StringBuilder($"{program} contains the following software.\n");
    foreach (var component in components)
    {
        text.Append($"\n{new string('=', 80)}\n{component.Name} {component.Version} ({component.License})\n{component.Home}\n{component.Copyright}\n\n");
        text.Append(File.ReadAllText(Path.Combine("scripts", "licenses", $"{component.License}.txt")).TrimEnd()).Append('\n');
        if (component.Notices is { } notices)
        {
            text.Append('\n').Append(notices.ReplaceLineEndings("\n").TrimEnd()).Append('\n');
        }
    }

    return text.ToString();
}

internal sealed record Component(
    string Name, string Version, string License, string Copyright, string Home, string? Publisher, string? Sha512, IReadOnlyList<string> Files, string? Notices)
{
    public string Reference => $"pkg:nuget/{this.Name}@{this.Version}";

    // A package tells its licence in the description that it was restored with.
    public static Component Find(string name, string version, string? hash, IReadOnlyList<string> files)
    {
        var folder = Path.Combine(PackagesFolder(), name.ToLowerInvariant(), version.ToLowerInvariant());
        var description = XDocument.Load(Path.Combine(folder, $"{name.ToLowerInvariant()}.nuspec"));
        string? Value(string element) => description.Descendants().FirstOrDefault(node => node.Name.LocalName == element)?.Value.Trim();

        var license = description.Descendants()
            .FirstOrDefault(node => node.Name.LocalName == "license" && (string?)node.Attribute("type") == "expression")?.Value
            ?? throw new InvalidOperationException($"{name} {version} names no licence; say in scripts/package.cs which it has.");
        var notices = Path.Combine(folder, "THIRD-PARTY-NOTICES.TXT");
        return new Component(
            Value("id") ?? name,
            version,
            license,
            Value("copyright") ?? $"Copyright {Value("authors")}",
            Value("projectUrl") ?? "",
            Value("authors"),
            hash is { Length: > 7 } ? Convert.ToHexStringLower(Convert.FromBase64String(hash["sha512-".Length..])) : null,
            files,
            File.Exists(notices) ? File.ReadAllText(notices) : null);
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = "library", ["bom-ref"] = this.Reference };
        if (this.Publisher is not null)
        {
            json["publisher"] = this.Publisher;
        }

        json["name"] = this.Name;
        json["version"] = this.Version;
        if (this.Sha512 is not null)
        {
            json["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = this.Sha512 });
        }

        json["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = this.License } });
        json["copyright"] = this.Copyright;
        json["purl"] = this.Reference;
        json["components"] = new JsonArray(
        [
            .. this.Files.Select(file => new JsonObject
            {
                ["type"] = "file",
                ["bom-ref"] = $"{this.Reference}#{file}",
                ["name"] = file,
                ["version"] = this.Version,
                ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = this.License } }),
            }),
        ]);
        return json;
    }

    public static string PackagesFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen
        ? chosen
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
