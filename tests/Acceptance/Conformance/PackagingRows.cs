using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>What <c>make package</c> writes, as a registry and terraform take it. The archives are made from dist/ by the test itself.</summary>
internal sealed class PackagingRows() : Story("Conformance")
{
    private static readonly TimeSpan packageLimit = TimeSpan.FromMinutes(3);

    private static string release = "";

    private static string Archive => Path.Combine(release, $"terraform-provider-vkcc_{Programs.Version}_{Programs.Platform}.zip");

    [OneTimeSetUp]
    public static async Task PackAsync()
    {
        release = Directory.CreateTempSubdirectory("vkcc-release-").FullName;
        await PackInto(release);
    }

    [OneTimeTearDown]
    public static void Clean() => Directory.Delete(release, recursive: true);

    [Test]
    public async Task Row68_The_archive_holds_one_provider_that_can_be_executed()
    {
        await using var zip = await ZipFile.OpenReadAsync(Archive);

        var provider = zip.Entries.Single(entry => entry.Name.StartsWith("terraform-provider-vkcc", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.FullName, Is.EqualTo($"terraform-provider-vkcc_v{Programs.Version}"));
            Assert.That(Convert.ToString((provider.ExternalAttributes >> 16) & 0b111_111_111, 8), Is.EqualTo("755"));
        }
    }

    [Test]
    public async Task Row68_The_same_binary_gives_the_same_archive()
    {
        var second = Path.Combine(release, "again");
        await PackInto(second);

        Assert.That(await File.ReadAllBytesAsync(Path.Combine(second, Path.GetFileName(Archive))), Is.EqualTo(await File.ReadAllBytesAsync(Archive)));
    }

    [Test]
    public async Task Row68_An_installed_package_works_again_and_again_and_its_hash_is_ours()
    {
        await using var terraform = await OpenAsync(Installation.FromArchive(Archive, Path.Combine(release, "mirror")));

        await terraform.ApplyAsync("both.tf");
        var plan = await terraform.PlanAsync();
        await terraform.DestroyAsync();

        var locked = await File.ReadAllTextAsync(Path.Combine(terraform.Configuration, ".terraform.lock.hcl"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That(locked, Does.Contain(await HashOfContentsAsync()));
        }
    }

    [Test]
    public async Task Row69_The_checksums_cover_archives_and_manifest()
    {
        var sums = (await File.ReadAllLinesAsync(Path.Combine(release, $"terraform-provider-vkcc_{Programs.Version}_SHA256SUMS")))
            .Select(line => line.Split("  "))
            .ToDictionary(parts => parts[1], parts => parts[0]);

        var files = Directory.EnumerateFiles(release).Where(file => !file.EndsWith("SHA256SUMS", StringComparison.Ordinal)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sums.Keys, Is.EquivalentTo(files.Select(Path.GetFileName)));
            foreach (var file in files)
            {
                Assert.That(sums[Path.GetFileName(file)], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file)))), file);
            }
        }
    }

    [Test]
    public async Task Row69_The_manifest_says_protocol_6()
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(release, $"terraform-provider-vkcc_{Programs.Version}_manifest.json")))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)manifest["version"], Is.EqualTo(1));
            Assert.That(manifest["metadata"]?["protocol_versions"]?.ToJsonString(), Is.EqualTo("""["6.0"]"""));
        }
    }

    // The scheme h1 of the lock file: SHA-256 over one line a file, "hash  name", sorted by name.
    private static async Task<string> HashOfContentsAsync()
    {
        await using var zip = await ZipFile.OpenReadAsync(Archive);
        var lines = new StringBuilder();
        foreach (var entry in zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            await using var contents = await entry.OpenAsync();
            lines.Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(contents))).Append("  ").Append(entry.FullName).Append('\n');
        }

        return "h1:" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    // The script that `make package` runs, without building anything.
    private static async Task PackInto(string output)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--file", "scripts/package.cs", "--", output, Programs.Version, $"{Programs.Platform}={Programs.Provider}"])
        {
            WorkingDirectory = Programs.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var text = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(packageLimit);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, string.Concat(text));
    }
}
