namespace Terraform.Framework;

/// <summary>One line in the provider's list of list resources: the type's name is known without making it or its schema.</summary>
public sealed record ListResourceDeclaration(string TypeName, Func<ListResource> Make);
