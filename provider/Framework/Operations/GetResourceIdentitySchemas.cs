namespace Terraform.Framework;

/// <param name="Schemas">By type name; types without an identity are left out.</param>
public sealed record GetResourceIdentitySchemasResult(ValueMap<IdentitySchema> Schemas);

public sealed partial class ProviderServer
{
    /// <summary>Every identity schema of the provider.</summary>
    public GetResourceIdentitySchemasResult GetResourceIdentitySchemas() => new(new ValueMap<IdentitySchema>(
        from declared in provider.Resources
        let identity = provider.FindResource(declared.TypeName)!.Identity
        where identity is not null
        select KeyValuePair.Create(declared.TypeName, identity)));
}
