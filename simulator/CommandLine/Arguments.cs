using System.Globalization;
using System.Net;

namespace Vkcc.Simulator;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Verb"><c>serve</c>, <c>env</c>, <c>catalog</c>, <c>help</c> or <c>version</c>.</param>
internal sealed record Arguments(string Verb, SimulatorOptions Options, bool Quiet, Shell Shell)
{
    public const string Usage = """
        vkcc-simulator: a small VK Cloud on this machine, for trying and testing without an account.

        vkcc-simulator [--listen HOST:PORT] [--speed FACTOR|instant] [--state FILE] [--world FILE] [--kubeconfig FILE] [--quiet]
        vkcc-simulator env [--listen HOST:PORT] [--shell sh|fish|powershell]
        vkcc-simulator catalog [--listen HOST:PORT] [--world FILE]
        vkcc-simulator version

          --listen   where to serve; 127.0.0.1:35357 unless said otherwise, port 0 takes a free one
          --speed    simulated seconds in a real one (60), or instant: nothing takes time
          --state    file that keeps everything over restarts; without it all is forgotten
          --world    YAML file with the networks, versions, cluster templates, quotas, add-ons and security policy templates
                     of a project of your own
          --kubeconfig
                     kubeconfig of a real cluster (kind, k3s, a lab), handed out for every cluster here; without it each
                     running cluster answers kubectl by itself, at an address of its own on 127.0.0.1
          --quiet    no line per call on standard error

          In a browser, http://HOST:PORT/ shows what goes on.

          env        prints what an OpenStack client needs in its environment
          catalog    prints everything that is there from the start, with ids and quotas

        Examples:
          vkcc-simulator --speed instant --quiet &
          eval "$(vkcc-simulator env)"                              in sh, bash and zsh
          vkcc-simulator env --shell fish | source                  in fish
          vkcc-simulator env --shell powershell | Invoke-Expression in PowerShell
          vkcc-simulator --listen 127.0.0.1:0 --state cloud.json    the first line tells the port
          vkcc-simulator catalog --world project.yaml               the ids that a file's networks get
          vkcc-simulator --kubeconfig kind.yaml                     after: kind get kubeconfig > kind.yaml

        It ends with 0 after SIGTERM or Ctrl-C, with 1 when it cannot serve, with 2 when the command line makes no sense.
        """;

    public static string Version { get; } = typeof(Arguments).Assembly.GetName().Version!.ToString(3);

    private static readonly string[] Verbs = ["env", "catalog", "help", "version"];
    private static readonly string[] Flags = ["--listen", "--speed", "--state", "--world", "--kubeconfig", "--quiet", "--shell", "--help", "--version"];

    /// <summary>Every word that means something.</summary>
    public static IEnumerable<string> Known => Verbs.Concat(Flags);

    /// <exception cref="UsageException">Something on the command line makes no sense.</exception>
    public static Arguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments("serve", new SimulatorOptions(), Quiet: false, Shell.Sh);
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = Split(words[i]);
            string Value() => value ?? (++i < words.Count ? words[i] : throw new UsageException($"{name} needs a value."));
            arguments = name switch
            {
                "--listen" => arguments with { Options = arguments.Options with { Listen = EndPoint(Value()) } },
                "--speed" => arguments with { Options = arguments.Options with { Speed = SpeedOf(Value()) } },
                "--state" => arguments with { Options = arguments.Options with { StateFile = Value() } },
                "--world" => arguments with { Options = arguments.Options with { WorldFile = Value() } },
                "--kubeconfig" => arguments with { Options = arguments.Options with { KubeconfigFile = Value() } },
                "--shell" when arguments.Verb == "env" => arguments with { Shell = ShellOf(Value()) },
                "--shell" => throw new UsageException("--shell goes with env: vkcc-simulator env --shell fish."),
                _ when value is not null => throw Unknown(words[i]),
                "env" or "catalog" when i == 0 => arguments with { Verb = name },
                "env" or "catalog" => throw new UsageException($"{name} comes first: vkcc-simulator {name} …"),
                "--help" or "-h" or "help" => arguments with { Verb = "help" },
                "--version" or "-v" or "version" => arguments with { Verb = "version" },
                "--quiet" => arguments with { Quiet = true },
                _ => throw Unknown(name),
            };
        }

        return arguments is { Verb: "env" or "catalog", Options.Listen.Port: 0 }
            ? throw new UsageException(
                $"{arguments.Verb} needs the port that the simulator listens on. Port 0 takes a free one when it starts; "
                + "its first line, ready http://HOST:PORT/identity/v3/, tells which.")
            : arguments;
    }

    private static (string Name, string? Value) Split(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (word[..at], word[(at + 1)..])
            : (word, null);

    private static UsageException Unknown(string word)
    {
        var name = word.Split('=')[0];
        var near = Known.Select(known => (Known: known, Distance: Words.Distance(name, known))).MinBy(candidate => candidate.Distance);
        return new UsageException(near.Distance <= 2 ? $"Unknown argument {word}. Did you mean {near.Known}?" : $"Unknown argument {word}.");
    }

    private static IPEndPoint EndPoint(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        if (colon < 0 || !IPAddress.TryParse(host == "localhost" ? "127.0.0.1" : host, out var address))
        {
            throw new UsageException(
                $"--listen needs HOST:PORT with an address or localhost as host, such as 127.0.0.1:{SimulatorOptions.DefaultPort}; got {text}.");
        }

        return ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new IPEndPoint(address, port)
            : throw new UsageException($"--listen needs a port from 1 to 65535, or 0 for a free one; got {text[(colon + 1)..]}.");
    }

    private static Speed SpeedOf(string text) => Speed.TryParse(text, out var speed)
        ? speed
        : throw new UsageException($"--speed needs a number above 0 and up to 1000000, or instant; got {text}.");

    private static Shell ShellOf(string text) => text switch
    {
        "sh" or "bash" or "zsh" => Shell.Sh,
        "fish" => Shell.Fish,
        "powershell" or "pwsh" => Shell.PowerShell,
        _ => throw new UsageException($"--shell knows sh (also for bash and zsh), fish and powershell; got {text}."),
    };
}

/// <summary>The command line makes no sense; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
