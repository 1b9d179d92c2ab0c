namespace Terraform.Framework;

/// <summary>One object of a list.</summary>
/// <param name="Identity">Of the managed resource's identity schema; required attributes not null.</param>
/// <param name="DisplayName">What people call it.</param>
public sealed record ListedResource(TfObject Identity, string DisplayName);
