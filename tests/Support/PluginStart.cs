namespace Terraform.Testing;

/// <summary>How a plugin process is started.</summary>
public sealed record PluginStart
{
    public const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    public string Program { get; init; } = Programs.Provider;

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether a client certificate is made and given, as Terraform does unless TF_DISABLE_PLUGIN_TLS is set.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>Over the defaults; null takes a variable away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The temp directory of the process; null: one of its own, which goes with it.</summary>
    public string? TempDirectory { get; init; }
}
