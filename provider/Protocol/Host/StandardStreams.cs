using Microsoft.Win32.SafeHandles;

namespace Terraform.Protocol;

/// <summary>Standard output without <see cref="Console"/>: its encodings and terminal handling cost more than the whole handshake.</summary>
internal static class StandardStreams
{
    /// <summary>Writes to standard output at once, unbuffered.</summary>
    public static void WriteOutput(ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(bytes);
            return;
        }

        using var handle = new SafeFileHandle(1, ownsHandle: false);
        using var output = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        output.Write(bytes);
    }
}
