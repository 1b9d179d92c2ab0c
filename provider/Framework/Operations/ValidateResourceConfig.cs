namespace Terraform.Framework;

/// <param name="WriteOnlyAttributesAllowed">False for clients before Terraform 1.11, which would store write-only values.</param>
public sealed record ValidateResourceConfigRequest(string TypeName, TfValue Config, bool WriteOnlyAttributesAllowed);

public sealed record ValidateResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks a resource's block: first by the schema, then by the resource's own rules. Any part of it may be unknown.</summary>
    public Task<ValidateResourceConfigResult> ValidateResourceConfigAsync(ValidateResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.FindResource(request.TypeName) is not { } resource)
        {
            diagnostics.Add(UnknownType.Resource(request.TypeName));
        }
        else if (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var config = ConfigObject(resource.Schema, request.Config);
                ConfigValidation.Run(resource.Schema, config, diagnostics, request.WriteOnlyAttributesAllowed);
                resource.InvokeValidate(config, diagnostics);
            }
            catch (Exception exception)
            {
                diagnostics.Add(Failure.Explain(exception, $"Checking the configuration of {request.TypeName}"));
            }
        }

        return Task.FromResult(new ValidateResourceConfigResult(Untold(diagnostics)));
    }
}
