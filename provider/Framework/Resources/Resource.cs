namespace Terraform.Framework;

/// <summary>A managed resource type. Authors derive from <see cref="Resource{TModel}"/>.</summary>
public abstract partial class Resource
{
    private protected Resource()
    {
    }

    /// <summary>As in HCL, with the provider's prefix: <c>vkcc_cluster</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Built on first use and kept.</summary>
    public Schema Schema => field ??= BuildSchema();

    /// <summary>Steps from older stored versions, one a version.</summary>
    public virtual IReadOnlyList<StateUpgrade> StateUpgrades => [];

    private protected abstract Schema BuildSchema();
}
