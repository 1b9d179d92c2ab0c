namespace Terraform.Framework;

/// <param name="Version">Identity schema version that it was stored with.</param>
/// <param name="Json">The stored identity as JSON text.</param>
public sealed record UpgradeResourceIdentityRequest(string TypeName, long Version, ReadOnlyMemory<byte> Json);

/// <param name="UpgradedIdentity">Wholly known, never null without an error.</param>
public sealed record UpgradeResourceIdentityResult(TfValue UpgradedIdentity, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    private const string IdentityRefused = "Stored identity cannot be read";

    /// <summary>Brings a stored identity to the present version. Pure and cheap, as <see cref="UpgradeResourceStateAsync"/> is.</summary>
    public UpgradeResourceIdentityResult UpgradeResourceIdentity(UpgradeResourceIdentityRequest request)
    {
        if (provider.FindResource(request.TypeName) is not { Identity: { } identity } resource)
        {
            return new(TfValue.Null, [UnknownType.Identity(request.TypeName)]);
        }

        try
        {
            return new(Upgrade(resource, identity, request), []);
        }
        catch (CodecException exception)
        {
            return new(TfValue.Null, [Diagnostic.Error(
                IdentityRefused,
                $"The stored identity of {request.TypeName} does not fit its schema: {exception.Message}. It was changed by hand or written by another provider; nothing was changed.",
                exception.Path)]);
        }
        catch (Exception exception)
        {
            return new(TfValue.Null, [Failure.Explain(exception, $"Reading the stored identity of {request.TypeName}")]);
        }
    }

    private static TfObject Upgrade(Resource resource, IdentitySchema identity, UpgradeResourceIdentityRequest request)
    {
        if (request.Version > identity.Version || request.Version < 0)
        {
            throw Refused($"The identity of {request.TypeName} has version {request.Version}, this provider knows up to {identity.Version}. It was written by a newer version of the provider: use that one.");
        }

        using var document = ParseState(request.Json, request.TypeName);
        var value = document.RootElement;
        for (var version = request.Version; version < identity.Version; version++)
        {
            var step = resource.IdentityUpgrades.FirstOrDefault(s => s.FromVersion == version)
                ?? throw Refused($"There is no way from identity version {version} of {request.TypeName} to {identity.Version}. Import the object anew.");
            value = step.Convert(value);
        }

        return StateJson.Read(value, identity.Type) is TfObject read && identity.Attributes.All(a => !a.IsRequired || read[a.Name].IsKnown)
            ? read
            : throw Refused($"The stored identity of {request.TypeName} is incomplete.");

        static DiagnosticException Refused(string detail) => new(Diagnostic.Error(IdentityRefused, detail));
    }
}
