using System.Runtime.InteropServices;

namespace Terraform.Protocol;

/// <summary>The end of the process without the C library's exit handlers.</summary>
/// <remarks>
/// They take OpenSSL apart while threads of a TLS connection may still use it (openssl/openssl 6214, dotnet/runtime 48411): seen as "free(): invalid pointer"
/// and exit code 134 in about one of fifty ends. It saves no time. Logs and the handshake line are written to their descriptors at once, so nothing is left
/// to flush.
/// </remarks>
internal static partial class ProcessEnd
{
    /// <summary>Does not return on Unix; elsewhere the caller returns from Main.</summary>
    public static void Now(int exitCode)
    {
        if (!OperatingSystem.IsWindows())
        {
            ExitAtOnce(exitCode);
        }
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitAtOnce(int status);
}
