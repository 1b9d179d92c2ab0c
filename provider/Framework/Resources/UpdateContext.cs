namespace Terraform.Framework;

/// <summary>Changing a resource in place. State starts as the prior one; save after each step that took effect.</summary>
public sealed class UpdateContext<TModel>(TModel config, TModel prior, TModel plan, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known, with write-only values.</summary>
    public TModel Config => config;

    public TModel Prior => prior;

    public TModel Plan => plan;

    /// <summary>The last word on what was changed, as in <see cref="CreateContext{TModel}.SaveResult"/>.</summary>
    public void SaveResult(TModel actual) => SaveResult(actual, plan);
}
