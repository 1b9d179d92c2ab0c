namespace Terraform.Framework;

/// <summary>Opening an ephemeral resource.</summary>
public sealed class OpenContext<TModel>(TModel config) : OpenContext
    where TModel : class, IModel<TModel>
{
    /// <summary>Wholly known.</summary>
    public TModel Config => config;

    /// <summary>What was opened: the configuration with its computed attributes filled, without unknowns.</summary>
    public void SetResult(TModel result) => ResultObject = result.ToObject();
}
