using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>What <c>make package</c> writes, as a registry and terraform take it. The archives are made from dist/ by the test itself.</summary>
internal sealed class PackagingStory() : Story("Conformance")
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
    public async Task Row_68_the_archive_holds_one_provider_that_can_be_executed()
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
    [Category("Long")]
    public async Task Row_68_the_same_binary_gives_the_same_archive()
    {
        var second = Path.Combine(release, "again");
        await PackInto(second);

        Assert.That(await File.ReadAllBytesAsync(Path.Combine(second, Path.GetFileName(Archive))), Is.EqualTo(await File.ReadAllBytesAsync(Archive)));
    }

    [Test]
    public async Task Row_68_an_installed_package_works_again_and_again_and_its_hash_is_ours()
    {
        await using var terraform = await OpenAsync(Installation.FromArchive(Archive, Path.Combine(release, "mirror")));

        await terraform.ApplyAsync("fixed.tf");
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
    public async Task Row_69_the_checksums_cover_archives_and_manifest()
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
    public async Task Each_archive_has_a_bill_of_materials_that_names_every_component_with_version_and_licence()
    {
        var bill = JsonNode.Parse(await File.ReadAllTextAsync($"{Archive}.cdx.json"))!;
        var components = bill["components"]!.AsArray().ToDictionary(component => (string)component!["name"]!, component => component!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)bill["bomFormat"], Is.EqualTo("CycloneDX"));
            Assert.That((string?)bill["specVersion"], Is.EqualTo("1.6"));
            Assert.That(
                (string?)bill["metadata"]!["component"]!["hashes"]![0]!["content"],
                Is.EqualTo(await ContentsHashAsync($"terraform-provider-vkcc_v{Programs.Version}")));
            Assert.That(components.Keys, Does.Contain("Google.Protobuf").And.Contain("YamlDotNet"));
            Assert.That(components.Keys, Has.One.StartsWith("Microsoft.NETCore.App.Runtime.").And.One.StartsWith("Microsoft.AspNetCore.App.Runtime."));
            Assert.That(components.Values, Has.All.Matches<JsonNode>(
                component => (string?)component["version"] is { Length: > 0 } && (string?)component["licenses"]![0]!["license"]!["id"] is { Length: > 0 }));

            // Every assembly of the program that is not ours belongs to one of them.
            var named = components.Values.SelectMany(component => component["components"]!.AsArray()).Select(file => (string)file!["name"]!).ToList();
            Assert.That(named, Does.Contain("System.Private.CoreLib.dll").And.Contain("Google.Protobuf.dll"));
            Assert.That(named, Is.Unique);
        }
    }

    [Test]
    public async Task The_licences_of_the_components_go_along_in_the_archive()
    {
        await using var zip = await ZipFile.OpenReadAsync(Archive);
        using var reader = new StreamReader(await zip.GetEntry("THIRD-PARTY-NOTICES.txt")!.OpenAsync());
        var notices = await reader.ReadToEndAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(zip.GetEntry("LICENSE"), Is.Not.Null);
            Assert.That(notices, Does.Contain("Google.Protobuf 3").And.Contain("Redistributions in binary form"));
            Assert.That(notices, Does.Contain("YamlDotNet 1").And.Contain("Permission is hereby granted"));
        }
    }

    [Test]
    public async Task With_a_key_the_checksums_are_signed_as_the_registry_wants_it()
    {
        var sums = Path.Combine(release, $"terraform-provider-vkcc_{Programs.Version}_SHA256SUMS");
        var keys = Directory.CreateTempSubdirectory("vkcc-keys-").FullName;
        try
        {
            await RunAsync(keys, "gpg", "--batch", "--passphrase", "", "--quick-generate-key", "release@example.org", "rsa2048", "sign", "never");
            await RunAsync(keys, "scripts/sign.sh", sums, "release@example.org");

            await RunAsync(keys, "gpg", "--batch", "--verify", $"{sums}.sig", sums);
            var packets = await RunAsync(keys, "gpg", "--batch", "--list-packets", $"{sums}.sig");
            Assert.That(packets, Does.Contain("algo 1, keyid"), "RSA");
            Assert.That((await File.ReadAllBytesAsync($"{sums}.sig"))[0], Is.GreaterThan(127), "binary, not armoured");
        }
        finally
        {
            await RunAsync(keys, "gpgconf", "--kill", "all");
            File.Delete($"{sums}.sig");
            Directory.Delete(keys, recursive: true);
        }
    }

    [Test]
    public async Task A_key_that_the_registry_would_refuse_signs_nothing()
    {
        var sums = Path.Combine(release, $"terraform-provider-vkcc_{Programs.Version}_SHA256SUMS");
        var keys = Directory.CreateTempSubdirectory("vkcc-keys-").FullName;
        try
        {
            await RunAsync(keys, "gpg", "--batch", "--passphrase", "", "--quick-generate-key", "curve@example.org", "ed25519", "sign", "never");

            var refused = await RunAsync(keys, 1, "scripts/sign.sh", sums, "curve@example.org");
            var missing = await RunAsync(keys, 1, "scripts/sign.sh", sums, "nobody@example.org");

            using (Assert.EnterMultipleScope())
            {
                Assert.That(refused, Does.Contain("not one RSA or DSA key"));
                Assert.That(missing, Does.Contain("no key \"nobody@example.org\""));
                Assert.That($"{sums}.sig", Does.Not.Exist);
            }
        }
        finally
        {
            await RunAsync(keys, "gpgconf", "--kill", "all");
            Directory.Delete(keys, recursive: true);
        }
    }

    [Test]
    public async Task Row_69_the_manifest_says_protocol_6()
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

    private static async Task<string> ContentsHashAsync(string entry)
    {
        await using var zip = await ZipFile.OpenReadAsync(Archive);
        await using var contents = await zip.GetEntry(entry)!.OpenAsync();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(contents));
    }

    // The script that `make package` runs, without building anything.
    private static Task<string> PackInto(string output) =>
        RunAsync(
            null, "dotnet", "run", "--file", "scripts/package.cs", "--", output, Programs.Version,
            $"terraform-provider-vkcc/{Programs.Platform}={Path.Combine(Programs.Root, "artifacts", "dist", "provider")}");

    private static Task<string> RunAsync(string? keys, string program, params string[] arguments) => RunAsync(keys, 0, program, arguments);

    /// <param name="keys">Where GnuPG keeps its keys; private to the test.</param>
    private static async Task<string> RunAsync(string? keys, int expected, string program, params string[] arguments)
    {
        // A path with a folder is one of the repository's scripts.
        var start = new ProcessStartInfo(program.Contains('/') ? Path.Combine(Programs.Root, program) : program, arguments)
        {
            WorkingDirectory = Programs.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (keys is not null)
        {
            start.Environment["GNUPGHOME"] = keys;
        }

        using var process = Process.Start(start)!;
        var text = string.Concat(await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(packageLimit));
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(expected), $"{program}: {text}");
        return text;
    }
}
