namespace Terraform.Framework;

/// <summary>A context that can end with the object gone.</summary>
internal interface IRemovable
{
    bool IsRemoved { get; }
}
