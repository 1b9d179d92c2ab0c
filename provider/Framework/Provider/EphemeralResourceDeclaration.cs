namespace Terraform.Framework;

/// <summary>One line in the provider's list of ephemeral resources: the type's name is known without making it or its schema.</summary>
public sealed record EphemeralResourceDeclaration(string TypeName, Func<EphemeralResource> Make);
