// Writes release archives as a Terraform registry wants them, the same bytes for the same input:
//   dotnet run --file scripts/package.cs -- OUTPUT VERSION linux_amd64=PATH [darwin_arm64=PATH ...]
#:property PublishAot=false
#:property GenerateDocumentationFile=false

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

if (args is not [var output, var version, .. { Length: > 0 } binaries])
{
    Console.Error.WriteLine("usage: package OUTPUT VERSION OS_ARCH=PATH ...");
    return 2;
}

Directory.CreateDirectory(output);
var name = $"terraform-provider-vkcc_{version}";
List<string> written = [];

foreach (var (platform, path) in binaries.Select(binary => binary.Split('=', 2)).Select(parts => (parts[0], parts[1])))
{
    var archive = $"{name}_{platform}.zip";
    var extension = platform.StartsWith("windows_", StringComparison.Ordinal) ? ".exe" : "";
    await using (var file = File.Create(Path.Combine(output, archive)))
    await using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
    {
        // The binary comes first: Terraform takes the first file whose name starts with the provider's.
        await AddAsync(zip, $"terraform-provider-vkcc_v{version}{extension}", path, "755");
        await AddAsync(zip, "LICENSE", "LICENSE", "644");
    }

    written.Add(archive);
}

var manifest = $"{name}_manifest.json";
File.Copy("terraform-registry-manifest.json", Path.Combine(output, manifest), overwrite: true);
written.Add(manifest);

var sums = new StringBuilder();
foreach (var file in written.Order(StringComparer.Ordinal))
{
    await using var stream = File.OpenRead(Path.Combine(output, file));
    sums.Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream))).Append("  ").Append(file).Append('\n');
}

await File.WriteAllTextAsync(Path.Combine(output, $"{name}_SHA256SUMS"), sums.ToString());
Console.Write(sums);
return 0;

static async Task AddAsync(ZipArchive zip, string entryName, string path, string mode)
{
    var entry = zip.CreateEntry(entryName, CompressionLevel.SmallestSize);

    // A regular file with these permissions (the upper half is the Unix mode): without the executable bit Terraform cannot start the provider.
    entry.ExternalAttributes = (0x8000 | Convert.ToInt32(mode, 8)) << 16;

    // The earliest time that a zip can hold: the archive depends on the contents alone.
    entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    await using var target = await entry.OpenAsync();
    await using var source = File.OpenRead(path);
    await source.CopyToAsync(target);
}
