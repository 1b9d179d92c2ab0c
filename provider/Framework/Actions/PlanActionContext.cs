namespace Terraform.Framework;

/// <summary>Planning an action.</summary>
public sealed class PlanActionContext<TModel>(TModel config, DiagnosticBag diagnostics)
    where TModel : class, IModel<TModel>
{
    /// <summary>Unknown where it depends on something not yet done.</summary>
    public TModel Config => config;

    public DiagnosticBag Diagnostics => diagnostics;
}
