namespace Terraform.Framework;

public sealed record ValidateListResourceConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateListResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks a list's configuration: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public ValidateListResourceConfigResult ValidateListResourceConfig(ValidateListResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.FindListResource(request.TypeName) is not { } list)
        {
            diagnostics.Add(UnknownType.ListResource(request.TypeName));
        }
        else
        {
            Validate(list.Schema, request.Config, list.InvokeValidate, request.TypeName, diagnostics, cancellationToken);
        }

        return new([.. diagnostics]);
    }
}
