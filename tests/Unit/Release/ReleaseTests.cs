using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Terraform.Testing;

namespace Unit.Release;

/// <summary>The archives of dist/release as the systems of their users will take them. <c>PLATFORMS</c> names those that <c>make package</c> was told to
/// write.</summary>
[Category("Long")]
internal sealed partial class ReleaseTests
{
    private const string Provider = "terraform-provider-vkcc";
    private const string Simulator = "vkcc-simulator";

    private static readonly string[] Platforms = Environment.GetEnvironmentVariable("PLATFORMS") is { Length: > 0 } chosen
        ? chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        : [RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "linux_arm64" : "linux_amd64"];

    private static readonly string Folder = Path.Combine(Programs.Root, "dist", "release");
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(1);

    private static IEnumerable<TestCaseData> Archives =>
        from platform in Platforms
        from program in (string[])[Provider, Simulator]
        select new TestCaseData(program, platform).SetArgDisplayNames(program, platform);

    private static IEnumerable<TestCaseData> LinuxArchives => Archives.Where(row => ((string)row.Arguments[1]!).StartsWith("linux_", StringComparison.Ordinal));

    [TestCaseSource(nameof(Archives))]
    public async Task An_archive_holds_one_program_of_its_platform(string program, string platform)
    {
        await using var zip = await ZipFile.OpenReadAsync(Archive(program, platform));
        var entry = zip.Entries[0];
        var binary = await ContentsAsync(entry);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(zip.Entries.Select(e => e.FullName), Is.EqualTo([FileName(program, platform), "LICENSE", "THIRD-PARTY-NOTICES.txt"]));
            Assert.That(Convert.ToString((entry.ExternalAttributes >> 16) & 0b111_111_111, 8), Is.EqualTo("755"));
            Assert.That(Describe(binary), Is.EqualTo(platform switch
            {
                "linux_amd64" => "ELF x86-64",
                "linux_arm64" => "ELF aarch64",
                "darwin_amd64" => "Mach-O x86-64 signed",
                "darwin_arm64" => "Mach-O arm64 signed",
                "windows_amd64" => "PE x86-64 console",
                _ => "",
            }));
        }
    }

    [TestCaseSource(nameof(Archives))]
    public async Task An_archive_is_in_the_checksums_and_its_bill_of_materials_is_of_its_program(string program, string platform)
    {
        var archive = Archive(program, platform);
        var sums = (await File.ReadAllLinesAsync(Path.Combine(Folder, $"{Provider}_{Version}_SHA256SUMS")))
            .Select(line => line.Split("  ")).ToDictionary(parts => parts[1], parts => parts[0]);
        await using var zip = await ZipFile.OpenReadAsync(archive);
        var bill = JsonNode.Parse(await File.ReadAllTextAsync($"{archive}.cdx.json"))!;
        var rid = platform.Replace("darwin", "osx", StringComparison.Ordinal).Replace("windows", "win", StringComparison.Ordinal)
            .Replace("_amd64", "-x64", StringComparison.Ordinal).Replace("_arm64", "-arm64", StringComparison.Ordinal);
        var components = bill["components"]!.AsArray().Select(component => (string)component!["name"]!).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sums[Path.GetFileName(archive)], Is.EqualTo(Hash(await File.ReadAllBytesAsync(archive))));
            Assert.That(sums.Keys, Does.Contain($"{Path.GetFileName(archive)}.cdx.json"));
            Assert.That((string?)bill["metadata"]!["component"]!["hashes"]![0]!["content"], Is.EqualTo(Hash(await ContentsAsync(zip.Entries[0]))));

            // A native program has the runtime that is linked into it, and not the one that it would start.
            Assert.That(components, Has.One.EqualTo(platform.StartsWith("linux_", StringComparison.Ordinal)
                ? $"Microsoft.NETCore.App.Runtime.NativeAOT.{rid}"
                : $"Microsoft.NETCore.App.Runtime.{rid}"));
            Assert.That(components, Has.Exactly(1).StartsWith("Microsoft.NETCore.App.Runtime."));
        }
    }

    /// <summary>What RHEL 8 has; Ubuntu 20.04 and Debian 11 have 2.31.</summary>
    [TestCaseSource(nameof(LinuxArchives))]
    public async Task A_program_for_linux_asks_for_no_newer_glibc_than_2_28(string program, string platform)
    {
        await using var zip = await ZipFile.OpenReadAsync(Archive(program, platform));
        var text = Encoding.Latin1.GetString(await ContentsAsync(zip.Entries[0]));

        var versions = GlibcVersion().Matches(text).Select(match => Parsed(match.Groups[1].Value)).Distinct().ToList();

        Assert.That(versions, Is.Not.Empty.And.All.LessThanOrEqualTo(Parsed("2.28")));
    }

    [TestCaseSource(nameof(LinuxArchives))]
    [Category("Runs")]
    public async Task A_program_for_linux_runs_with_the_libraries_of_debian_11(string program, string platform)
    {
        var folder = Directory.CreateTempSubdirectory("vkcc-released-");
        try
        {
            await ZipFile.ExtractToDirectoryAsync(Archive(program, platform), folder.FullName);
            string[] command = [.. Starter(platform), Path.Combine(folder.FullName, FileName(program, platform))];
            if (program == Simulator)
            {
                Assert.That(await OutputAsync([.. command, "catalog"]), Does.Contain("RegionOne"));
                return;
            }

            await using var plugin = await PluginProcess.StartAsync(new PluginStart { Program = command[0], Arguments = command[1..] });
            using var client = plugin.Connect();
            var schema = await client.Provider.GetProviderSchemaAsync(new());
            await client.Controller.ShutdownAsync(new());

            using (Assert.EnterMultipleScope())
            {
                Assert.That(schema.ResourceSchemas.Keys, Does.Contain("vkcc_cluster"));
                Assert.That(await plugin.WaitForExitAsync(), Is.Zero);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Version { get; } = VersionLine().Match(File.ReadAllText(Path.Combine(Programs.Root, "Directory.Build.props"))).Groups[1].Value;

    private static string Archive(string program, string platform)
    {
        var path = Path.Combine(Folder, $"{program}_{Version}_{platform}.zip");
        Assert.That(path, Does.Exist, $"dist/release has no archive of {program} for {platform}: run `make package` first.");
        return path;
    }

    private static string FileName(string program, string platform) =>
        (program == Provider ? $"{program}_v{Version}" : program) + (platform.StartsWith("windows_", StringComparison.Ordinal) ? ".exe" : "");

    /// <summary>The loader of Debian 11, under which a program finds Debian 11's libraries before this machine's; for the other architecture under
    /// qemu.</summary>
    private static string[] Starter(string platform)
    {
        var (name, triple) = platform == "linux_arm64" ? ("arm64", "aarch64-linux-gnu") : ("x64", "x86_64-linux-gnu");
        var root = Path.Combine(
            Environment.GetEnvironmentVariable("SYSROOTS") is { Length: > 0 } chosen ? chosen : Path.Combine(Programs.Root, "artifacts", "sysroots"), name);
        Assert.That(Path.Combine(root, ".complete"), Does.Exist, $"Run `scripts/sysroot.sh {name}` first.");
        return platform == "linux_arm64" && RuntimeInformation.OSArchitecture is not Architecture.Arm64
            ? ["qemu-aarch64", "-L", root]
            : [Path.Combine(root, "lib", triple, "ld-2.31.so"), "--library-path", $"{root}/lib/{triple}:{root}/usr/lib/{triple}"];
    }

    private static async Task<string> OutputAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(RunLimit);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, texts[1]);
        return texts[0];
    }

    private static async Task<byte[]> ContentsAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>What <c>file</c> would say, of the parts that matter.</summary>
    private static string Describe(ReadOnlySpan<byte> binary)
    {
        if (binary.StartsWith("\u007fELF\u0002\u0001"u8))
        {
            return "ELF "
                + (BinaryPrimitives.ReadUInt16LittleEndian(binary[18..]) switch { 62 => "x86-64", 183 => "aarch64", var other => $"machine {other}" });
        }

        if (binary.StartsWith("MZ"u8))
        {
            var header = binary[BinaryPrimitives.ReadInt32LittleEndian(binary[0x3c..])..];
            Assert.That(header.StartsWith("PE\0\0"u8), Is.True);
            return "PE " + (BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) switch { 0x8664 => "x86-64", var other => $"machine {other:x}" })
                + (BinaryPrimitives.ReadUInt16LittleEndian(header[(24 + 68)..]) switch { 3 => " console", var other => $" subsystem {other}" });
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(binary) == 0xfeedfacf)
        {
            return "Mach-O "
                + (BinaryPrimitives.ReadUInt32LittleEndian(binary[4..]) switch { 0x01000007 => "x86-64", 0x0100000c => "arm64", var other => $"cpu {other:x}" })
                + (HasSignature(binary) ? " signed" : "");
        }

        return "unknown";
    }

    /// <summary>LC_CODE_SIGNATURE, and a signature with a code directory where it points. Apple Silicon kills what has none.</summary>
    private static bool HasSignature(ReadOnlySpan<byte> binary)
    {
        const uint CodeSignature = 0x1d;
        const uint EmbeddedSignature = 0xfade0cc0;
        var commands = BinaryPrimitives.ReadUInt32LittleEndian(binary[16..]);
        var command = binary[32..];
        for (var i = 0; i < commands; i++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(command) == CodeSignature)
            {
                var (offset, size) = (BinaryPrimitives.ReadInt32LittleEndian(command[8..]), BinaryPrimitives.ReadInt32LittleEndian(command[12..]));
                return size > 0 && offset + size == binary.Length && BinaryPrimitives.ReadUInt32BigEndian(binary[offset..]) == EmbeddedSignature;
            }

            command = command[BinaryPrimitives.ReadInt32LittleEndian(command[4..])..];
        }

        return false;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Version Parsed(string text) => System.Version.Parse(text);

    [GeneratedRegex(@"GLIBC_(\d+\.\d+(\.\d+)?)")]
    private static partial Regex GlibcVersion();

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex VersionLine();
}
