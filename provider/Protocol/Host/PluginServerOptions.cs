namespace Terraform.Protocol;

/// <summary>What the plugin host must know about its provider.</summary>
public sealed record PluginServerOptions
{
    /// <summary>The command line.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Host, namespace and type, as in <c>registry.terraform.io/vkcc/vkcc</c>.</summary>
    public required string ProviderAddress { get; init; }

    public required string Version { get; init; }

    /// <summary>Makes the <c>tfplugin6.Provider</c> service; called once, after the handshake is out.</summary>
    public required Func<PluginLifetime, GrpcService> Services { get; init; }

    /// <summary>Whether the process behaves as on Windows: the tests say so elsewhere.</summary>
    internal bool IsWindows { get; init; } = OperatingSystem.IsWindows();
}
