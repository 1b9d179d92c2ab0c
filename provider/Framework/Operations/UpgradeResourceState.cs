namespace Terraform.Framework;

/// <param name="Version">Schema version that the state was stored with.</param>
/// <param name="Json">The stored attributes as JSON text; empty when the state is of the old flat form.</param>
/// <param name="IsFlatmap">State of Terraform before 0.12, which this provider never wrote.</param>
public sealed record UpgradeResourceStateRequest(string TypeName, long Version, ReadOnlyMemory<byte> Json, bool IsFlatmap);

/// <param name="UpgradedState">Wholly known, never null without an error.</param>
public sealed record UpgradeResourceStateResult(TfValue UpgradedState, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Brings stored state to the present schema version. Pure and cheap: it runs for every instance in every command.</summary>
    public Task<UpgradeResourceStateResult> UpgradeResourceStateAsync(UpgradeResourceStateRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = provider;
        throw new NotSupportedException();
    }
}
