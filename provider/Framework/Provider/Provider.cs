namespace Terraform.Framework;

/// <summary>A provider: its own schema, how it is configured, and the list of what it offers.</summary>
/// <remarks>Making one costs nothing: schemas, resources and connections come when they are asked for, since Terraform starts the process several times per command.</remarks>
public abstract class Provider
{
    private readonly Dictionary<string, Lazy<Resource>> resources = new(StringComparer.Ordinal);

    /// <summary>For example <c>0.1.0</c>.</summary>
    public abstract string Version { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= DeclareSchema();

    public abstract IReadOnlyList<ResourceDeclaration> Resources { get; }

    /// <summary>The one instance of a resource type in this process; null when there is no such type.</summary>
    public Resource? FindResource(string typeName)
    {
        lock (resources)
        {
            if (!resources.TryGetValue(typeName, out var resource))
            {
                if (Resources.FirstOrDefault(r => r.TypeName == typeName) is not { } declaration)
                {
                    return null;
                }

                resource = new Lazy<Resource>(declaration.Make);
                resources.Add(typeName, resource);
            }

            return resource.Value;
        }
    }

    /// <summary>Rules over several arguments; those of one argument stand in the schema.</summary>
    public virtual void Validate(ValidateProviderContext context)
    {
    }

    /// <summary>Takes the configuration; in debug mode it is called again and again, and the last one counts. No call to the cloud is made here.</summary>
    public abstract Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken);

    protected abstract Schema DeclareSchema();
}
