namespace Terraform.Framework;

public sealed record ValidateEphemeralResourceConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateEphemeralResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks an ephemeral resource's block: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public Task<ValidateEphemeralResourceConfigResult> ValidateEphemeralResourceConfigAsync(ValidateEphemeralResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.FindEphemeralResource(request.TypeName) is not { } resource)
        {
            diagnostics.Add(UnknownType.EphemeralResource(request.TypeName));
        }
        else
        {
            Validate(resource.Schema, request.Config, resource.InvokeValidate, request.TypeName, diagnostics, cancellationToken);
        }

        return Task.FromResult(new ValidateEphemeralResourceConfigResult([.. diagnostics]));
    }
}
