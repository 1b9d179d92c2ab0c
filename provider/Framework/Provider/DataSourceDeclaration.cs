namespace Terraform.Framework;

/// <summary>One line in the provider's list of data sources: the type's name is known without making it or its schema.</summary>
public sealed record DataSourceDeclaration(string TypeName, Func<DataSource> Make);
