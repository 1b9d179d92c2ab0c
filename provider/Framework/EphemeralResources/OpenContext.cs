namespace Terraform.Framework;

/// <summary>The part of opening that does not depend on the model.</summary>
public abstract class OpenContext
{
    private protected OpenContext()
    {
    }

    /// <summary>What renewing and closing need, as short texts by key; a stable handle and no secret.</summary>
    /// <remarks>Terraform hands these very entries to the close, whatever renewals made of them (plugin-protocol section 4.11).</remarks>
    public PrivateState Private { get; } = new();

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>When to renew, in the future; null when it never needs to be.</summary>
    public DateTimeOffset? RenewAt { get; set; }

    internal TfObject? ResultObject { get; private protected set; }
}
