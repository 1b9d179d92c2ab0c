namespace Terraform.Framework;

/// <summary>Checking a configuration, at validate, plan and apply. Any part may be unknown: a rule with an unknown participant says nothing.</summary>
public sealed class ValidateContext<TModel>(TModel config)
    where TModel : class, IModel<TModel>
{
    public TModel Config => config;

    public DiagnosticBag Diagnostics { get; } = new();
}
