namespace Terraform.Framework;

public sealed record ValidateProviderConfigRequest(TfValue Config);

/// <param name="WriteOnlyAttributesAllowed">False for clients before Terraform 1.11, which would store write-only values.</param>
public sealed record ValidateResourceConfigRequest(string TypeName, TfValue Config, bool WriteOnlyAttributesAllowed);

/// <summary>Each kind of block checked: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
public sealed partial class ProviderServer
{
    public Task<DiagnosticsResult> ValidateProviderConfigAsync(ValidateProviderConfigRequest request, CancellationToken cancellationToken)
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

        return Task.FromResult(new DiagnosticsResult([.. diagnostics]));
    }

    public Task<DiagnosticsResult> ValidateResourceConfigAsync(ValidateResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var found = Validate(provider.Resources, new(request.TypeName, request.Config), cancellationToken, request.WriteOnlyAttributesAllowed);
        return Task.FromResult(new DiagnosticsResult(Untold(found.Diagnostics)));
    }

    public Task<DiagnosticsResult> ValidateDataResourceConfigAsync(BlockRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Validate(provider.DataSources, request, cancellationToken));

    public Task<DiagnosticsResult> ValidateEphemeralResourceConfigAsync(BlockRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Validate(provider.EphemeralResources, request, cancellationToken));

    public DiagnosticsResult ValidateListResourceConfig(BlockRequest request, CancellationToken cancellationToken) =>
        Validate(provider.ListResources, request, cancellationToken);

    public DiagnosticsResult ValidateActionConfig(BlockRequest request, CancellationToken cancellationToken) =>
        Validate(provider.Actions, request, cancellationToken);

    private static DiagnosticsResult Validate<T>(
        Catalogue<T> types, BlockRequest request, CancellationToken cancellationToken, bool writeOnlyAllowed = true)
        where T : BlockType
    {
        var diagnostics = new DiagnosticBag();
        try
        {
            var type = types.Get(request.TypeName);
            if (!cancellationToken.IsCancellationRequested)
            {
                var config = ConfigObject(type.Schema, request.Config);
                ConfigValidation.Run(type.Schema, config, diagnostics, writeOnlyAllowed);
                type.InvokeValidate(config, diagnostics);
            }
        }
        catch (Exception exception)
        {
            diagnostics.Add(Failure.Explain(exception, $"Checking the configuration of {request.TypeName}"));
        }

        return new([.. diagnostics]);
    }

    /// <summary>A block that is absent counts as one in which nothing is written.</summary>
    private static TfObject ConfigObject(Schema schema, TfValue config) => config as TfObject ?? schema.EmptyObject();
}
