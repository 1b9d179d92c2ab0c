using System.Net;
using System.Net.Sockets;

namespace Terraform.Protocol;

/// <summary>The listening socket. It accepts connections (in the kernel's queue) before anything behind it is ready, so the handshake need not wait.</summary>
internal sealed class PluginListener : IDisposable
{
    private const int Backlog = 16;

    // sun_path holds 108 bytes on Linux and 104 on macOS, with the final zero.
    private const int MaxSocketPath = 103;

    private PluginListener(Socket socket)
    {
        Socket = socket;
        EndPoint = socket.LocalEndPoint!;

        // A crash ends the process without disposing of anything.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DeleteSocket();
    }

    public Socket Socket { get; }

    public EndPoint EndPoint { get; }

    /// <summary>Binds a Unix socket where the client wants it, else in the temp directory, else (path too long, not writable, Windows) a loopback
    /// port.</summary>
    /// <param name="isWindows">go-plugin's way there: a port of the client's range on 127.0.0.1, since Terraform's own plugins have no Unix sockets
    /// there.</param>
    /// <exception cref="PluginStartException">Nowhere to listen.</exception>
    public static PluginListener Bind(PluginEnvironment environment, bool isWindows)
    {
        if (!isWindows)
        {
            foreach (var directory in Directories(environment))
            {
                if (TryBindUnix(directory, environment.SocketGroup) is { } listener)
                {
                    return listener;
                }
            }
        }

        return BindLoopback(environment.MinPort ?? 0, environment.MaxPort ?? environment.MinPort ?? 0);
    }

    public void Dispose()
    {
        Socket.Dispose();
        DeleteSocket();
    }

    private void DeleteSocket()
    {
        if (EndPoint is UnixDomainSocketEndPoint)
        {
            File.Delete(HandshakeLine.Address(EndPoint));
        }
    }

    /// <summary>A directory that the client names is the only one that it can be sure to reach (it may be a mount); otherwise /tmp stands in for a TMPDIR
    /// that is too deep.</summary>
    private static string[] Directories(PluginEnvironment environment) =>
        environment.SocketDirectory is { } directory ? [directory] : [Path.GetTempPath(), "/tmp"];

    private static PluginListener? TryBindUnix(string directory, string? group)
    {
        // The process id keeps a left-over of a killed process apart, the random part keeps the name unknown beforehand.
        var path = Path.Join(Path.GetFullPath(directory), $"plugin{Environment.ProcessId}{Random.Shared.Next():x8}");
        if (System.Text.Encoding.UTF8.GetByteCount(path) > MaxSocketPath)
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }

        try
        {
            // Before listening: until then every connection is refused, so there is no moment in which somebody else gets in.
            RestrictAccess(path, group);
            socket.Listen(Backlog);
            return new PluginListener(socket);
        }
        catch
        {
            socket.Dispose();
            File.Delete(path);
            throw;
        }
    }

    private static void RestrictAccess(string path, string? group)
    {
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (group is not null)
        {
            UnixGroup.Give(path, group);
            mode |= UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        }

#pragma warning disable CA1416 // Only called where Unix sockets are used.
        File.SetUnixFileMode(path, mode);
#pragma warning restore CA1416
    }

    private static PluginListener BindLoopback(int minPort, int maxPort)
    {
        for (var port = minPort; port <= maxPort; port++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                // Never shared with a program that listens there already.
                socket.ExclusiveAddressUse = true;
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                socket.Listen(Backlog);
                return new PluginListener(socket);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                socket.Dispose();
            }
        }

        throw new PluginStartException($"No port from {minPort} to {maxPort} (PLUGIN_MIN_PORT, PLUGIN_MAX_PORT) is free on 127.0.0.1.");
    }
}
