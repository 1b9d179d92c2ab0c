namespace Terraform.Framework;

public sealed record ValidateProviderConfigRequest(TfValue Config);

public sealed record ValidateProviderConfigResult(ValueList<Diagnostic> Diagnostics);

/// <param name="WriteOnlyAttributesAllowed">False for clients before Terraform 1.11, which would store write-only values.</param>
public sealed record ValidateResourceConfigRequest(string TypeName, TfValue Config, bool WriteOnlyAttributesAllowed);

public sealed record ValidateResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed record ValidateDataResourceConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateDataResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed record ValidateEphemeralResourceConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateEphemeralResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed record ValidateListResourceConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateListResourceConfigResult(ValueList<Diagnostic> Diagnostics);

public sealed record ValidateActionConfigRequest(string TypeName, TfValue Config);

public sealed record ValidateActionConfigResult(ValueList<Diagnostic> Diagnostics);

/// <summary>Each kind of block checked by its schema and its rules.</summary>
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

    /// <summary>Checks a resource's block: first by the schema, then by the resource's own rules. Any part of it may be unknown.</summary>
    public Task<ValidateResourceConfigResult> ValidateResourceConfigAsync(ValidateResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.Resources.Find(request.TypeName) is not { } resource)
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

    /// <summary>Checks a data source's block: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public Task<ValidateDataResourceConfigResult> ValidateDataResourceConfigAsync(
        ValidateDataResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.DataSources.Find(request.TypeName) is not { } source)
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

    /// <summary>Checks an ephemeral resource's block: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public Task<ValidateEphemeralResourceConfigResult> ValidateEphemeralResourceConfigAsync(
        ValidateEphemeralResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.EphemeralResources.Find(request.TypeName) is not { } resource)
        {
            diagnostics.Add(UnknownType.EphemeralResource(request.TypeName));
        }
        else
        {
            Validate(resource.Schema, request.Config, resource.InvokeValidate, request.TypeName, diagnostics, cancellationToken);
        }

        return Task.FromResult(new ValidateEphemeralResourceConfigResult([.. diagnostics]));
    }

    /// <summary>Checks a list's configuration: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public ValidateListResourceConfigResult ValidateListResourceConfig(ValidateListResourceConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.ListResources.Find(request.TypeName) is not { } list)
        {
            diagnostics.Add(UnknownType.ListResource(request.TypeName));
        }
        else
        {
            Validate(list.Schema, request.Config, list.InvokeValidate, request.TypeName, diagnostics, cancellationToken);
        }

        return new([.. diagnostics]);
    }

    /// <summary>Checks an action's block: first by the schema, then by its own rules. Any part of it may be unknown.</summary>
    public ValidateActionConfigResult ValidateActionConfig(ValidateActionConfigRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        if (provider.Actions.Find(request.TypeName) is not { } action)
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
