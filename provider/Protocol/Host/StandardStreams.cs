using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Terraform.Protocol;

/// <summary>Standard output and error without <see cref="Console"/>, which swallows a broken pipe.</summary>
internal static class StandardStreams
{
    /// <summary>Writes to standard output at once, unbuffered.</summary>
    /// <exception cref="PluginStartException">It is closed, full or gone: whoever started the process reads nothing from it.</exception>
    public static void WriteOutput(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var output = OpenOutput();
            output.Write(bytes);
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new PluginStartException($"Standard output cannot be written: {e.Message} Terraform reads there where the provider listens; keep it open.");
        }
    }

    /// <inheritdoc cref="WriteOutput(ReadOnlySpan{byte})"/>
    public static void WriteOutput(string text) => WriteOutput(Encoding.UTF8.GetBytes(text + "\n"));

    /// <summary>Says something on standard error. When that is closed as well there is nobody to tell, and the exit code must do.</summary>
    public static void WriteError(string text)
    {
        try
        {
            using var error = Console.OpenStandardError();
            error.Write(Encoding.UTF8.GetBytes(text + "\n"));
        }
        catch (Exception e) when (IsBroken(e))
        {
        }
    }

    private static Stream OpenOutput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    // A descriptor that was closed before the start is refused as an argument, or is something by now that cannot be written to.
    private static bool IsBroken(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
