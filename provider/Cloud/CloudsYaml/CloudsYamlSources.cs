namespace VkCloud;

/// <summary>Where <see cref="CloudsYaml"/> looks: the machine, or whatever takes its place.</summary>
/// <param name="Environment">Value of a variable; null or empty when it is not set.</param>
/// <param name="CurrentDirectory">Looked in first.</param>
/// <param name="ReadFile">Text of a file; null when there is none.</param>
public sealed record CloudsYamlSources(Func<string, string?> Environment, string CurrentDirectory, Func<string, string?> ReadFile)
{
    /// <summary>The process's environment, its current directory, and the file system.</summary>
    public static CloudsYamlSources Machine { get; } = new(System.Environment.GetEnvironmentVariable, Directory.GetCurrentDirectory(), Read);

    /// <exception cref="CloudsYamlException">There is one, and it cannot be read.</exception>
    private static string? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > YamlReader.LargestFile)
            {
                throw new CloudsYamlException($"{path} is larger than 1 MiB");
            }

            using var text = new StreamReader(file);
            return text.ReadToEnd();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CloudsYamlException($"{path} cannot be read: {Http.OneLine.Of(e.Message)}", e);
        }
    }
}
