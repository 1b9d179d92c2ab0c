namespace Terraform.Framework;

/// <param name="TerraformVersion">For example <c>1.11.4</c>.</param>
public sealed record ConfigureProviderRequest(TfValue Config, string TerraformVersion);

public sealed record ConfigureProviderResult(ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Hands the configuration over; called again in a long-lived process, the last one counts.</summary>
    public async Task<ConfigureProviderResult> ConfigureProviderAsync(ConfigureProviderRequest request, CancellationToken cancellationToken)
    {
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        ConfigureContext? context = null;
        isApplying = false;
        try
        {
            context = new ConfigureContext(ConfigObject(provider.Schema, request.Config), request.TerraformVersion);
            await provider.ConfigureAsync(context, scope.Token);
            return new([.. context.Diagnostics]);
        }
        catch (Exception exception)
        {
            return new([.. context?.Diagnostics ?? [], Failure.Explain(exception, "Configuring the provider", scope)]);
        }
    }
}
