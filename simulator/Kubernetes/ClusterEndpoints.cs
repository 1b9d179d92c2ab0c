using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Vkcc.Simulator;

/// <summary>Where one cluster's Kubernetes API listens: a port of its own on loopback.</summary>
internal sealed class ClusterEndpoint(SimulatedCluster cluster, Socket listener) : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private X509Certificate2? certificate;

    public SimulatedCluster Cluster => cluster;

    public Socket Listener => listener;

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>When it stops to answer, its connections end.</summary>
    public CancellationToken Closed => closed.Token;

    /// <summary>Made by the first connection: most clusters see none.</summary>
    public SslServerAuthenticationOptions Tls
    {
        get
        {
            lock (closed)
            {
                return field ??= new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = SslStreamCertificateContext.Create(
                        certificate ??= cluster.Serving!.Load(), additionalCertificates: null, offline: true),
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    AllowRenegotiation = false,
                };
            }
        }
    }

    public void Dispose()
    {
        listener.Dispose();

        // Not on this thread, which holds the cloud.
        _ = closed.CancelAsync();
    }
}

/// <summary>The addresses of the clusters' Kubernetes APIs. The first kubeconfig opens one; a stopped cluster's is closed, and so is that of one that is
/// gone.</summary>
/// <remarks>Not safe for threads, as the world is not.</remarks>
internal sealed class ClusterEndpoints : IDisposable
{
    private const int Backlog = 128;

    private readonly Dictionary<string, ClusterEndpoint> open = [];

    /// <summary>Takes what connects.</summary>
    public Action<Socket, ClusterEndpoint> Connected { get; set; } = (socket, _) => socket.Dispose();

    /// <summary>Where a port that had to change is told.</summary>
    public TextWriter Warnings { get; set; } = TextWriter.Null;

    /// <summary>Whether there are masters that could answer; what they answer without majority is another question.</summary>
    public static bool Answers(SimulatedCluster cluster) => cluster.ApiAddress.Length > 0 && cluster.Status != ClusterStatus.Shutoff && !cluster.Gone;

    /// <summary>Scheme, host and port for the kubeconfig; the port is the cluster's from then on.</summary>
    public string AddressOf(SimulatedCluster cluster)
    {
        if (!open.ContainsKey(cluster.Id) && (cluster.KubernetesPort == 0 || Answers(cluster)))
        {
            Open(cluster);
        }

        return $"https://127.0.0.1:{cluster.KubernetesPort}";
    }

    /// <summary>Opens and closes what the clusters' states ask for.</summary>
    /// <returns>Whether a cluster had to take another port.</returns>
    public bool Match(IEnumerable<SimulatedCluster> clusters)
    {
        var moved = false;
        var answering = new HashSet<string>();
        foreach (var cluster in clusters.Where(cluster => cluster.KubernetesPort != 0 && Answers(cluster)))
        {
            answering.Add(cluster.Id);
            if (!open.ContainsKey(cluster.Id))
            {
                var before = cluster.KubernetesPort;
                Open(cluster);
                moved |= cluster.KubernetesPort != before;
            }
        }

        foreach (var (id, endpoint) in open.Where(entry => !answering.Contains(entry.Key)).ToArray())
        {
            open.Remove(id);
            endpoint.Dispose();
        }

        return moved;
    }

    public void Dispose()
    {
        foreach (var endpoint in open.Values)
        {
            endpoint.Dispose();
        }

        open.Clear();
    }

    private void Open(SimulatedCluster cluster)
    {
        if (cluster.Serving is null)
        {
            // A state file of before clusters answered: its authority has no key any more.
            (cluster.CaCertificate, cluster.Serving) = ClusterAuthority.Make(cluster.Id);
        }

        var listener = Listen(cluster.KubernetesPort);
        if (listener is null)
        {
            listener = Listen(0)!;
            Warnings.WriteLine(
                $"vkcc-simulator: warning: port {cluster.KubernetesPort}, where the Kubernetes API of cluster {cluster.Name} was, is taken. "
                + $"It is at {((IPEndPoint)listener.LocalEndPoint!).Port} now: fetch its kubeconfig anew.");
        }

        var endpoint = new ClusterEndpoint(cluster, listener);
        cluster.KubernetesPort = endpoint.Port;
        open[cluster.Id] = endpoint;
        _ = AcceptAsync(endpoint);
    }

    /// <summary>Null when the port is taken. Loopback, whatever the simulator itself listens on: a cluster's address is for this machine.</summary>
    private static Socket? Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException) when (port != 0)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync(ClusterEndpoint endpoint)
    {
        while (!endpoint.Closed.IsCancellationRequested)
        {
            try
            {
                Connected(await endpoint.Listener.AcceptAsync(endpoint.Closed), endpoint);
            }
            catch (SocketException) when (!endpoint.Closed.IsCancellationRequested)
            {
                // Whoever came has left already, or there are too many open files just now.
                await Task.Delay(TimeSpan.FromSeconds(0.1));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
