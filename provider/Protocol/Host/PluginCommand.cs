namespace Terraform.Protocol;

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
