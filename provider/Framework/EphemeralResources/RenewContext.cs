namespace Terraform.Framework;

/// <summary>Renewing an open ephemeral resource. Terraform 1.11 shows none of its diagnostics; an error ends the renewals.</summary>
public sealed class RenewContext(PrivateState @private)
{
    /// <summary>As the open or the renewal before left it; goes to the next renewal, not to the close.</summary>
    public PrivateState Private => @private;

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>When to renew again; null when that is not needed.</summary>
    public DateTimeOffset? RenewAt { get; set; }
}
