using System.Globalization;
using System.Runtime.InteropServices;

namespace Terraform.Protocol;

/// <summary>Gives a file to a group (<c>PLUGIN_UNIX_SOCKET_GROUP</c>).</summary>
internal static partial class UnixGroup
{
    private const uint KeepOwner = uint.MaxValue;

    /// <param name="group">Name or number.</param>
    /// <exception cref="PluginStartException">There is no such group, or the user may not give the file to it.</exception>
    public static void Give(string path, string group)
    {
        if (Chown(path, KeepOwner, Find(group)) != 0)
        {
            throw new PluginStartException($"The socket cannot be given to group {group} (PLUGIN_UNIX_SOCKET_GROUP): {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    private static uint Find(string group)
    {
        if (uint.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        // struct group starts with two pointers, gr_name and gr_passwd, on Linux and macOS alike; gr_gid follows.
        var found = GetGroup(group);
        return found != 0
            ? (uint)Marshal.ReadInt32(found, 2 * nint.Size)
            : throw new PluginStartException($"There is no group {group} (PLUGIN_UNIX_SOCKET_GROUP).");
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chown(string path, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "getgrnam", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetGroup(string name);
}
