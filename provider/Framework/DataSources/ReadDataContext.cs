namespace Terraform.Framework;

/// <summary>Reading a data source.</summary>
public sealed class ReadDataContext<TModel>(TModel config)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known.</summary>
    public TModel Config => config;

    public DiagnosticBag Diagnostics { get; } = new();

    internal TfObject? SavedObject { get; private set; }

    /// <summary>What was found: the configuration with its computed attributes filled. What the practitioner gave comes back as he wrote it, whatever stands
    /// here.</summary>
    public void SaveState(TModel state) => SavedObject = state.ToObject();
}
