namespace Terraform.Framework;

/// <summary>Checking the provider's own configuration; any part may be unknown.</summary>
public sealed class ValidateProviderContext(TfObject config)
{
    public TfObject Config => config;

    public DiagnosticBag Diagnostics { get; } = new();
}
