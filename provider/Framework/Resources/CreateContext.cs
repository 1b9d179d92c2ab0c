namespace Terraform.Framework;

/// <summary>Creating a resource. Save the state as soon as the object has an id: a failure before that leaves nothing in state.</summary>
public sealed class CreateContext<TModel>(TModel config, TModel plan, PrivateState @private) : StatefulContext<TModel>(@private)
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known, with write-only values.</summary>
    public TModel Config => config;

    /// <summary>Unknown where the value comes from the cloud.</summary>
    public TModel Plan => plan;

    /// <summary>The last word on what was created: known where the plan is, and the cloud's where that is unknown. A configurable value that the cloud has
    /// otherwise is a warning.</summary>
    public void SaveResult(TModel actual) => SaveResult(actual, plan);
}
