using System.Net;

namespace Vkcc.Simulator;

/// <summary>What the command line says.</summary>
public sealed record SimulatorOptions
{
    public const int DefaultPort = 35357;

    /// <summary>Port 0 takes a free one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, DefaultPort);

    public Speed Speed { get; init; } = Speed.Default;

    /// <summary>Null keeps everything in memory.</summary>
    public string? StateFile { get; init; }

    /// <summary>Null is the preloaded world.</summary>
    public string? WorldFile { get; init; }

    /// <summary>The kubeconfig of a real cluster, handed out for every cluster; null lets each answer by itself.</summary>
    public string? KubeconfigFile { get; init; }

    /// <summary>Where a line per call goes; null keeps quiet.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Where trouble is told that the simulator lives with, quiet or not.</summary>
    public TextWriter Warnings { get; init; } = TextWriter.Null;

    /// <summary>Far beyond what terraform opens, within what a machine can hold.</summary>
    public int MaxConnections { get; init; } = 1000;
}
