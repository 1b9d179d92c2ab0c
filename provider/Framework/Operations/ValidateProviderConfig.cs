namespace Terraform.Framework;

public sealed record ValidateProviderConfigRequest(TfValue Config);

public sealed record ValidateProviderConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks the provider's block: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public Task<ValidateProviderConfigResult> ValidateProviderConfigAsync(ValidateProviderConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var context = new ValidateProviderContext(ConfigObject(provider.Schema, request.Config));
                ConfigValidation.Run(provider.Schema, context.Config, diagnostics);
                provider.Validate(context);
                diagnostics.AddRange(context.Diagnostics);
            }
            catch (Exception exception)
            {
                diagnostics.Add(Failure.Explain(exception, "Checking the provider's configuration"));
            }
        }

        return Task.FromResult(new ValidateProviderConfigResult([.. diagnostics]));
    }

    /// <summary>A block that is absent counts as one in which nothing is written.</summary>
    private static TfObject ConfigObject(Schema schema, TfValue config) => config as TfObject ?? schema.EmptyObject();
}
