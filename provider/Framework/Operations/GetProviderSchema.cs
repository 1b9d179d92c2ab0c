namespace Terraform.Framework;

/// <param name="Resources">By type name.</param>
public sealed record GetProviderSchemaResult(Schema Provider, ValueMap<Schema> Resources, ServerCapabilities Capabilities);

public sealed partial class ProviderServer
{
    /// <summary>Every schema of the provider.</summary>
    public GetProviderSchemaResult GetProviderSchema() => new(
        provider.Schema,
        new ValueMap<Schema>(provider.Resources.Select(r => KeyValuePair.Create(r.TypeName, provider.FindResource(r.TypeName)!.Schema))),
        Capabilities());
}
