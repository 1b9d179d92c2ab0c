namespace Terraform.Framework;

/// <summary>One line in the provider's list of functions: its name is known without making it.</summary>
public sealed record FunctionDeclaration(string Name, Func<Function> Make);
