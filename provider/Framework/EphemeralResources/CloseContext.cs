namespace Terraform.Framework;

/// <summary>Closing an open ephemeral resource.</summary>
public sealed class CloseContext(PrivateState @private)
{
    /// <summary>As the open left it.</summary>
    public PrivateState Private => @private;

    public DiagnosticBag Diagnostics { get; } = new();
}
