using VkCloud.Http;

namespace VkCloud;

/// <summary>The file of certificate authorities that are trusted in place of the system's.</summary>
public static class CaCertFile
{
    /// <summary>What keeps a file from being used, found without the cost of reading its certificates; null when nothing is seen.</summary>
    public static string? Problem(string path)
    {
        try
        {
            return File.ReadLines(path).Any(line => line.StartsWith("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
                ? null
                : "the file holds no certificate in PEM form";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "there is no such file";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"the file cannot be read: {OneLine.Of(e.Message)}";
        }
    }
}
