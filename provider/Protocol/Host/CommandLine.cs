namespace Terraform.Protocol;

/// <summary>The few things that a person may say to the executable. Terraform passes no arguments.</summary>
internal static class CommandLine
{
    public static PluginCommand Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => PluginCommand.Serve,
        ["-debug" or "--debug"] => PluginCommand.Debug,
        ["-version" or "--version" or "-v" or "version"] => PluginCommand.Version,
        ["-help" or "--help" or "-h" or "help"] => PluginCommand.Help,
        _ => PluginCommand.Unknown,
    };

    /// <summary>Answers a command that serves nothing. Returns the exit code.</summary>
    /// <exception cref="PluginStartException">Standard output cannot be written.</exception>
    public static int Answer(PluginCommand command, PluginServerOptions options)
    {
        switch (command)
        {
            case PluginCommand.Version:
                StandardStreams.WriteOutput($"{Name(options)} {options.Version} (Terraform plugin protocol {ProtocolNegotiation.Version})");
                return 0;
            case PluginCommand.Help:
                StandardStreams.WriteOutput(Usage(options));
                return 0;
            default:
                StandardStreams.WriteError($"Unknown arguments: {string.Join(' ', options.Arguments)}\n{Usage(options)}");
                return 2;
        }
    }

    /// <summary>Why the plugin cannot serve whoever started it; null: it can.</summary>
    public static string? WhyNotStarted(PluginEnvironment environment, PluginServerOptions options) =>
        !environment.HasCookie
            ? $"This is a Terraform provider, a plugin that Terraform starts by itself. Run terraform in a directory whose configuration "
                + $"requires {options.ProviderAddress}.\n{Usage(options)}"
        : !ProtocolNegotiation.Accepts(environment.ProtocolVersions)
            ? $"[ERROR] This provider speaks Terraform plugin protocol {ProtocolNegotiation.Version} only, the client offers {environment.ProtocolVersions}. "
                + "Use Terraform 1.0 or newer."
        : null;

    private static string Usage(PluginServerOptions options) => $"""
        Usage: {Name(options)} [-debug | -version | -help]
          -debug    serve until Ctrl-C and print the TF_REATTACH_PROVIDERS value that makes terraform use this process
          -version  print the version
        """;

    private static string Name(PluginServerOptions options) =>
        $"terraform-provider-{options.ProviderAddress[(options.ProviderAddress.LastIndexOf('/') + 1)..]}";
}

/// <summary>What the command line asks for.</summary>
internal enum PluginCommand
{
    /// <summary>No arguments: started by Terraform.</summary>
    Serve,

    /// <summary>Started by a developer, for Terraform to attach to.</summary>
    Debug,
    Version,
    Help,
    Unknown,
}

/// <summary>The plugin cannot start for a reason outside of it; the message says what to do.</summary>
internal sealed class PluginStartException(string message) : Exception(message);
