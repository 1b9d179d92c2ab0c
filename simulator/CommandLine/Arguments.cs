using System.Globalization;
using System.Net;

namespace Vkcc.Simulator;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Verb"><c>serve</c>, <c>env</c>, <c>catalog</c>, <c>help</c> or <c>version</c>.</param>
internal sealed record Arguments(string Verb, SimulatorOptions Options, bool Quiet)
{
    public const string Usage = """
        vkcc-simulator: a small VK Cloud on this machine, for trying and testing without an account.

        vkcc-simulator [--listen HOST:PORT] [--speed FACTOR|instant] [--state FILE] [--quiet]
        vkcc-simulator env [--listen HOST:PORT]
        vkcc-simulator catalog [--listen HOST:PORT]

          --listen   where to serve; 127.0.0.1:35357 unless said otherwise, port 0 takes a free one
          --speed    simulated seconds in a real one (60), or instant: nothing takes time
          --state    file that keeps everything over restarts; without it all is forgotten
          --quiet    no line per call on standard error

          In a browser, http://HOST:PORT/ shows what goes on.

          env        prints what an OpenStack client needs in its environment
          catalog    prints everything that is there from the start, with ids
        """;

    /// <exception cref="UsageException">Something on the command line makes no sense.</exception>
    public static Arguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments("serve", new SimulatorOptions(), Quiet: false);
        for (var i = 0; i < words.Count; i++)
        {
            string Value() => ++i < words.Count ? words[i] : throw new UsageException($"{words[i - 1]} needs a value.");
            arguments = words[i] switch
            {
                "env" or "catalog" when i == 0 => arguments with { Verb = words[i] },
                "--help" or "-h" or "help" => arguments with { Verb = "help" },
                "--version" => arguments with { Verb = "version" },
                "--quiet" => arguments with { Quiet = true },
                "--listen" => arguments with { Options = arguments.Options with { Listen = EndPoint(Value()) } },
                "--speed" => arguments with { Options = arguments.Options with { Speed = SpeedOf(Value()) } },
                "--state" => arguments with { Options = arguments.Options with { StateFile = Value() } },
                var unknown => throw new UsageException($"Unknown argument {unknown}."),
            };
        }

        return arguments;
    }

    private static IPEndPoint EndPoint(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        host = host == "localhost" ? "127.0.0.1" : host;
        return colon >= 0
            && IPAddress.TryParse(host, out var address)
            && ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new IPEndPoint(address, port)
            : throw new UsageException($"--listen needs HOST:PORT with an address as host, got {text}.");
    }

    private static Speed SpeedOf(string text) => Speed.TryParse(text, out var speed)
        ? speed
        : throw new UsageException($"--speed needs a number above 0 and up to 1000000, or instant, got {text}.");
}
