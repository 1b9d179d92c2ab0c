namespace Unit.Documentation;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "vkcc.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
