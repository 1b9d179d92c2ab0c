using System.Globalization;
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

/// <summary>How fast simulated time runs, and whether operations take any of it.</summary>
/// <param name="Factor">Simulated seconds in one real second.</param>
/// <param name="Instant">Every operation is complete by the next call.</param>
public sealed record Speed(double Factor, bool Instant)
{
    /// <summary>One real minute passes in a second.</summary>
    public static Speed Default { get; } = new(60, Instant: false);

    /// <summary>The clock runs as ours, and nothing takes time.</summary>
    public static Speed AtOnce { get; } = new(1, Instant: true);

    public static bool TryParse(string text, out Speed speed)
    {
        speed = AtOnce;
        if (text == "instant")
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) || factor is not (> 0 and <= 1_000_000))
        {
            return false;
        }

        speed = new Speed(factor, Instant: false);
        return true;
    }
}
