namespace Terraform.Framework;

/// <summary>One line in the provider's list: the type's name is known without making the resource or its schema.</summary>
public sealed record ResourceDeclaration(string TypeName, Func<Resource> Make);
