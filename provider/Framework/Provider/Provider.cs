namespace Terraform.Framework;

/// <summary>A provider: its own schema, how it is configured, and the list of what it offers.</summary>
/// <remarks>Making one costs nothing: schemas, resources and connections come when they are asked for, since Terraform starts the process several times per command.</remarks>
public abstract class Provider
{
    private readonly MadeOnFirstUse<Resource> resources = new();
    private readonly MadeOnFirstUse<DataSource> dataSources = new();
    private readonly MadeOnFirstUse<EphemeralResource> ephemeralResources = new();
    private readonly MadeOnFirstUse<Function> functions = new();
    private readonly MadeOnFirstUse<ListResource> listResources = new();
    private readonly MadeOnFirstUse<ProviderAction> actions = new();

    /// <summary>For example <c>0.1.0</c>.</summary>
    public abstract string Version { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= DeclareSchema();

    public abstract IReadOnlyList<ResourceDeclaration> Resources { get; }

    public virtual IReadOnlyList<DataSourceDeclaration> DataSources => [];

    public virtual IReadOnlyList<EphemeralResourceDeclaration> EphemeralResources => [];

    public virtual IReadOnlyList<FunctionDeclaration> Functions => [];

    /// <summary>Each lists the objects of the managed resource of the same name, which must have an identity (Terraform 1.14 and newer).</summary>
    public virtual IReadOnlyList<ListResourceDeclaration> ListResources => [];

    /// <summary>What the provider does outside of state (Terraform 1.14 and newer).</summary>
    public virtual IReadOnlyList<ProviderActionDeclaration> Actions => [];

    /// <summary>The one instance of a resource type in this process; null when there is no such type.</summary>
    public Resource? FindResource(string typeName) => resources.Find(typeName, name => Resources.FirstOrDefault(r => r.TypeName == name)?.Make);

    /// <inheritdoc cref="FindResource"/>
    public DataSource? FindDataSource(string typeName) => dataSources.Find(typeName, name => DataSources.FirstOrDefault(d => d.TypeName == name)?.Make);

    /// <inheritdoc cref="FindResource"/>
    public EphemeralResource? FindEphemeralResource(string typeName) =>
        ephemeralResources.Find(typeName, name => EphemeralResources.FirstOrDefault(e => e.TypeName == name)?.Make);

    /// <inheritdoc cref="FindResource"/>
    public Function? FindFunction(string functionName) => functions.Find(functionName, name => Functions.FirstOrDefault(f => f.Name == name)?.Make);

    /// <inheritdoc cref="FindResource"/>
    public ListResource? FindListResource(string typeName) => listResources.Find(typeName, name => ListResources.FirstOrDefault(l => l.TypeName == name)?.Make);

    /// <inheritdoc cref="FindResource"/>
    public ProviderAction? FindAction(string typeName) => actions.Find(typeName, name => Actions.FirstOrDefault(a => a.TypeName == name)?.Make);

    /// <summary>Rules over several arguments; those of one argument stand in the schema.</summary>
    public virtual void Validate(ValidateProviderContext context)
    {
    }

    /// <summary>Takes the configuration; in debug mode it is called again and again, and the last one counts. No call to the cloud is made here.</summary>
    public abstract Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken);

    /// <summary>Told before every change of an object. What is planned in this process from then on belongs to the apply, in which core plans each object again, some of them much later.</summary>
    protected internal virtual void BeginApply()
    {
    }

    protected abstract Schema DeclareSchema();
}
