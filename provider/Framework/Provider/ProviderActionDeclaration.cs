namespace Terraform.Framework;

/// <summary>One line in the provider's list of actions: the type's name is known without making it or its schema.</summary>
public sealed record ProviderActionDeclaration(string TypeName, Func<ProviderAction> Make);
