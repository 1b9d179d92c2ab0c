namespace Terraform.Framework;

/// <summary>A provider: its own schema, how it is configured, and the list of what it offers.</summary>
/// <remarks>Making one costs nothing: schemas, resources and connections come when they are asked for, since Terraform starts the process several times per
/// command.</remarks>
public abstract class Provider
{
    protected Provider()
    {
        Resources = new("resource type", DeclareResources);
        DataSources = new("data source", DeclareDataSources);
        EphemeralResources = new("ephemeral resource type", DeclareEphemeralResources);
        Functions = new("function", DeclareFunctions);
        ListResources = new("list resource type", DeclareListResources);
        Actions = new("action type", DeclareActions);
    }

    /// <summary>For example <c>0.1.0</c>.</summary>
    public abstract string Version { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= DeclareSchema();

    public Catalogue<Resource> Resources { get; }

    public Catalogue<DataSource> DataSources { get; }

    public Catalogue<EphemeralResource> EphemeralResources { get; }

    public Catalogue<Function> Functions { get; }

    /// <summary>Each lists the objects of the managed resource of the same name, which must have an identity (Terraform 1.14 and newer).</summary>
    public Catalogue<ListResource> ListResources { get; }

    /// <summary>What the provider does outside of state (Terraform 1.14 and newer).</summary>
    public Catalogue<ProviderAction> Actions { get; }

    /// <summary>Rules over several arguments; those of one argument stand in the schema.</summary>
    public virtual void Validate(ValidateProviderContext context)
    {
    }

    /// <summary>Takes the configuration; in debug mode it is called again and again, and the last one counts. No call to the cloud is made here.</summary>
    public abstract Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken);

    /// <summary>Told before every change of an object. What is planned in this process from then on belongs to the apply, in which core plans each object
    /// again, some of them much later.</summary>
    protected internal virtual void BeginApply()
    {
    }

    protected abstract Schema DeclareSchema();

    protected abstract IReadOnlyList<Declaration<Resource>> DeclareResources();

    protected virtual IReadOnlyList<Declaration<DataSource>> DeclareDataSources() => [];

    protected virtual IReadOnlyList<Declaration<EphemeralResource>> DeclareEphemeralResources() => [];

    protected virtual IReadOnlyList<Declaration<Function>> DeclareFunctions() => [];

    protected virtual IReadOnlyList<Declaration<ListResource>> DeclareListResources() => [];

    protected virtual IReadOnlyList<Declaration<ProviderAction>> DeclareActions() => [];
}

/// <summary>Checking the provider's own configuration; any part may be unknown.</summary>
public sealed class ValidateProviderContext(TfObject config)
{
    public TfObject Config => config;

    public DiagnosticBag Diagnostics { get; } = new();
}

/// <summary>Configuring the provider. In a plan parts of the configuration may still be unknown: complain only when a call truly needs them.</summary>
public sealed class ConfigureContext(TfObject config, string terraformVersion)
{
    public TfObject Config => config;

    /// <summary>For example <c>1.11.4</c>; OpenTofu sends its own.</summary>
    public string TerraformVersion => terraformVersion;

    public DiagnosticBag Diagnostics { get; } = new();
}
