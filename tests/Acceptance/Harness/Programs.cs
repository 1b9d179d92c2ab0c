namespace Acceptance;

/// <summary>The programs under test and the one that drives them.</summary>
internal static class Programs
{
    private static readonly Lazy<string> root = new(FindRoot);
    private static readonly Lazy<string> terraform = new(FindTerraform);

    /// <summary>The folder of the checkout.</summary>
    public static string Root => root.Value;

    public static string Provider =>
        Environment.GetEnvironmentVariable("VKCC_TEST_PROVIDER") is { Length: > 0 } chosen ? Path.GetFullPath(chosen, Root) : Built("terraform-provider-vkcc");

    public static string Simulator => Built("vkcc-simulator");

    /// <summary>The release archives, written by <c>make package</c>.</summary>
    public static string Release => Path.Combine(Root, "dist", "release");

    public static string Terraform => terraform.Value;

    public static string Version { get; } = File.ReadLines(Path.Combine(FindRoot(), "Directory.Build.props"))
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("<Version>", StringComparison.Ordinal))
        .Select(line => line["<Version>".Length..line.IndexOf("</", StringComparison.Ordinal)])
        .First();

    /// <summary>This machine as Terraform calls it.</summary>
    public static string Platform { get; } =
        (OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : "linux") + "_" +
        (System.Runtime.InteropServices.RuntimeInformation.OSArchitecture is System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64");

    /// <summary>The host that a source address without one stands for.</summary>
    public static string RegistryHost => Path.GetFileName(Terraform) is "tofu" ? "registry.opentofu.org" : "registry.terraform.io";

    private static string Built(string name)
    {
        var path = Path.Combine(Root, "dist", OperatingSystem.IsWindows() ? $"{name}.exe" : name);
        Assert.That(path, Does.Exist, $"dist/{name} is missing: run `make build` first.");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "vkcc.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No vkcc.slnx above {TestContext.CurrentContext.TestDirectory}: the tests run from inside a checkout.");
    }

    private static string FindTerraform()
    {
        var chosen = Environment.GetEnvironmentVariable("TERRAFORM");
        if (!string.IsNullOrEmpty(chosen) && Path.IsPathRooted(chosen))
        {
            return chosen;
        }

        string[] names = string.IsNullOrEmpty(chosen) ? ["terraform", "tofu"] : [chosen];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var found = names.SelectMany(name => folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
            .FirstOrDefault(File.Exists);

        Assert.That(
            found,
            Is.Not.Null,
            "Neither terraform nor tofu is on the PATH: install Terraform 1.10 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu "
                + "(https://opentofu.org/docs/intro/install).");
        return found!;
    }
}
