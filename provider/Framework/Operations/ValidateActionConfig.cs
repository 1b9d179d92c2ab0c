namespace Terraform.Framework;

public sealed record ValidateActionConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateActionConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks an action's block: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public ValidateActionConfigResult ValidateActionConfig(ValidateActionConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.FindAction(request.TypeName) is not { } action)
        {
            diagnostics.Add(UnknownType.Action(request.TypeName));
        }
        else
        {
            Validate(action.Schema, request.Config, action.InvokeValidate, request.TypeName, diagnostics, cancellationToken);
        }

        return new([.. diagnostics]);
    }
}
