namespace Terraform.Framework;

/// <summary>Planning a destruction. An error stops it; a warning is the way to say what goes with it.</summary>
public sealed class PlanDestroyContext<TModel>(TModel prior, PrivateState @private)
    where TModel : class, IModel<TModel>
{
    public TModel Prior => prior;

    public PrivateState Private => @private;

    public DiagnosticBag Diagnostics { get; } = new();
}
