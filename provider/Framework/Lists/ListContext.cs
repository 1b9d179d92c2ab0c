namespace Terraform.Framework;

/// <summary>Listing what exists.</summary>
public sealed class ListContext<TConfig>(TConfig config, DiagnosticBag diagnostics)
    where TConfig : class, IModel<TConfig>
{
    /// <summary>Wholly known.</summary>
    public TConfig Config => config;

    /// <summary>Warnings, told after what was found; an error ends the list, better thrown.</summary>
    public DiagnosticBag Diagnostics => diagnostics;
}
