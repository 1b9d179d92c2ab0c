namespace Acceptance;

/// <summary>How terraform finds the provider: in <c>dist/</c> by a development override, or as a package in a mirror.</summary>
/// <param name="CliConfiguration">Contents of the CLI configuration file.</param>
/// <param name="NeedsInit">Whether <c>terraform init</c> has to come first.</param>
internal sealed record Installation(string CliConfiguration, bool NeedsInit)
{
    private static readonly Lazy<string> standIn = new(() =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stand-in")).FullName;
        var link = Path.Combine(folder, "terraform-provider-vkcs");
        File.Delete(link);
        File.CreateSymbolicLink(link, Programs.Provider);
        return folder;
    });

    /// <summary><c>VKCC_TEST_INSTALL=package</c> runs every test with the release archive; without it, with the build in dist/.</summary>
    public static Installation Current { get; } = Environment.GetEnvironmentVariable("VKCC_TEST_INSTALL") is "package" ? FromPackage() : Development();

    public static Installation Development() => new(
        $$"""
        provider_installation {
          dev_overrides {
            "vkcc/vkcc" = "{{Path.GetDirectoryName(Programs.Provider)}}"
          }
        }
        """,
        NeedsInit: false);

    /// <summary>The build by a development override, and beside it a stand-in under the name of VK Cloud's own provider, which terraform wants to find but does
    /// not ask for anything.</summary>
    public static Installation WithTheOfficialProvider() => new(
        $$"""
        provider_installation {
          dev_overrides {
            "vkcc/vkcc" = "{{Path.GetDirectoryName(Programs.Provider)}}"
            "vk-cs/vkcs" = "{{standIn.Value}}"
          }
        }
        """,
        NeedsInit: false);

    /// <summary>The build in a mirror, unpacked: as <c>make install</c> leaves it, so that <c>terraform init</c> finds it.</summary>
    /// <param name="mirror">Folder that the provider goes into.</param>
    public static Installation FromBuild(string mirror)
    {
        var package = Path.Combine(mirror, Programs.RegistryHost, "vkcc", "vkcc", Programs.Version, Programs.Platform);
        Directory.CreateDirectory(package);
        File.Copy(Programs.Provider, Path.Combine(package, $"terraform-provider-vkcc_v{Programs.Version}"));
        return FromMirror(mirror);
    }

    /// <summary>The archive of <c>make package</c> in a mirror as terraform wants it packed.</summary>
    public static Installation FromPackage()
    {
        var archive = Path.Combine(Programs.Release, $"terraform-provider-vkcc_{Programs.Version}_{Programs.Platform}.zip");
        Assert.That(archive, Does.Exist, "dist/release has no archive of this version and platform: run `make package` first.");
        return FromArchive(archive, Path.Combine(TestContext.CurrentContext.WorkDirectory, "mirror"));
    }

    /// <param name="mirror">Folder to be made; the archive goes into the place of its source address.</param>
    public static Installation FromArchive(string archive, string mirror)
    {
        var address = Path.Combine(mirror, Programs.RegistryHost, "vkcc", "vkcc");
        Directory.CreateDirectory(address);
        File.Copy(archive, Path.Combine(address, Path.GetFileName(archive)), overwrite: true);

        return FromMirror(mirror);
    }

    private static Installation FromMirror(string mirror) => new(
        $$"""
        provider_installation {
          filesystem_mirror {
            path = "{{mirror}}"
          }
        }
        """,
        NeedsInit: true);
}
