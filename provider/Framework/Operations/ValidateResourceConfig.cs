namespace Terraform.Framework;

/// <param name="WriteOnlyAttributesAllowed">False for clients before Terraform 1.11, which would store write-only values.</param>
public sealed record ValidateResourceConfigRequest(string TypeName, TfValue Config, bool WriteOnlyAttributesAllowed);

public sealed record ValidateResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks a resource's block; any part of it may be unknown.</summary>
    public Task<ValidateResourceConfigResult> ValidateResourceConfigAsync(ValidateResourceConfigRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (provider.FindResource(request.TypeName) is not { } resource)
        {
            return Task.FromResult(new ValidateResourceConfigResult([UnknownType.Resource(request.TypeName)]));
        }

        var diagnostics = new DiagnosticBag();
        resource.InvokeValidate(ConfigObject(resource.Schema, request.Config), diagnostics);
        return Task.FromResult(new ValidateResourceConfigResult([.. diagnostics]));
    }
}
