namespace Terraform.Framework;

public sealed record ValidateProviderConfigRequest(TfValue Config);

public sealed record ValidateProviderConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Checks the provider's block; any part of it may be unknown.</summary>
    public Task<ValidateProviderConfigResult> ValidateProviderConfigAsync(ValidateProviderConfigRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new ValidateProviderContext(ConfigObject(provider.Schema, request.Config));
        provider.Validate(context);
        return Task.FromResult(new ValidateProviderConfigResult([.. context.Diagnostics]));
    }

    /// <summary>A block that is absent counts as one in which nothing is written.</summary>
    private static TfObject ConfigObject(Schema schema, TfValue config) => config as TfObject ?? schema.EmptyObject();
}
