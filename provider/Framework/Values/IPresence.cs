namespace Terraform.Framework;

/// <summary>Known, null or unknown, whatever the type of the value.</summary>
internal interface IPresence
{
    bool IsUnknown { get; }
}
