namespace Terraform.Framework;

public sealed record ValidateDataResourceConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateDataResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks a data source's block: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public Task<ValidateDataResourceConfigResult> ValidateDataResourceConfigAsync(ValidateDataResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.FindDataSource(request.TypeName) is not { } source)
        {
            diagnostics.Add(UnknownType.DataSource(request.TypeName));
        }
        else
        {
            Validate(source.Schema, request.Config, source.InvokeValidate, request.TypeName, diagnostics, cancellationToken);
        }

        return Task.FromResult(new ValidateDataResourceConfigResult([.. diagnostics]));
    }

    private static void Validate(
        Schema schema, TfValue value, Action<TfObject, DiagnosticBag> rules, string typeName, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        try
        {
            var config = ConfigObject(schema, value);
            ConfigValidation.Run(schema, config, diagnostics);
            rules(config, diagnostics);
        }
        catch (Exception exception)
        {
            diagnostics.Add(Failure.Explain(exception, $"Checking the configuration of {typeName}"));
        }
    }
}
