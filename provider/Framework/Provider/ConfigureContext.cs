namespace Terraform.Framework;

/// <summary>Configuring the provider. In a plan parts of the configuration may still be unknown: complain only when a call truly needs them.</summary>
public sealed class ConfigureContext(TfObject config, string terraformVersion)
{
    public TfObject Config => config;

    /// <summary>For example <c>1.11.4</c>; OpenTofu sends its own.</summary>
    public string TerraformVersion => terraformVersion;

    public DiagnosticBag Diagnostics { get; } = new();
}
