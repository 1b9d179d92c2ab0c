using System.Globalization;
using System.Runtime.CompilerServices;

namespace Terraform.Protocol;

/// <summary>Closes the runtime's diagnostic port: a way into a process that holds the cloud's password, and files that stay in the temporary
/// directory.</summary>
/// <remarks>Native AOT has no such port (<c>EventSourceSupport</c> is off). Elsewhere only an environment variable turns it off, too late from inside; without
/// their files its sockets and pipes cannot be found, and nothing is left behind. <c>DOTNET_EnableDiagnostics=1</c> keeps it, for a debugger. On Windows the
/// port is a named pipe of the user's own without a file.</remarks>
internal static class DiagnosticPort
{
    private static readonly string[] Kinds = ["dotnet-diagnostic", "clr-debug-pipe"];

    public static void Close()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("DOTNET_EnableDiagnostics") == "1")
        {
            return;
        }

        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        try
        {
            foreach (var file in Kinds.SelectMany(kind => Directory.EnumerateFiles(Path.GetTempPath(), $"{kind}-{id}-*")))
            {
                File.Delete(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a usable temporary directory the runtime has made none either.
        }
    }
}
