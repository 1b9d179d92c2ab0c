namespace Terraform.Testing;

/// <summary>Where the programs under test lie.</summary>
public static class Programs
{
    /// <summary>The provider: <c>VKCC_PROVIDER</c>, or what this build made.</summary>
    public static string Provider => Environment.GetEnvironmentVariable("VKCC_PROVIDER") is { Length: > 0 } path ? path : Built("terraform-provider-vkcc");

    /// <summary>A plugin with calls made for tests: it echoes, hangs, streams and crashes on demand. <c>VKCC_TEST_PLUGIN</c>, or what this build
    /// made.</summary>
    public static string TestPlugin => Environment.GetEnvironmentVariable("VKCC_TEST_PLUGIN") is { Length: > 0 } path ? path : Built("TestPlugin");

    /// <summary>Root of the clone.</summary>
    public static string Root { get; } = FindRoot();

    private static string Built(string name)
    {
        // The tests' own output lies in artifacts/bin/<project>/<configuration>.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var path = Path.Combine(Root, "artifacts", "bin", name, configuration, name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built.");
    }

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "vkcc.slnx")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside of the repository.");
    }
}
