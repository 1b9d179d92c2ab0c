namespace Terraform.Framework;

/// <param name="Resources">By type name, as are data sources, ephemeral resources, list resources and actions.</param>
/// <param name="Functions">By name.</param>
public sealed record GetProviderSchemaResult(
    Schema Provider,
    ValueMap<Schema> Resources,
    ValueMap<Schema> DataSources,
    ValueMap<Schema> EphemeralResources,
    ValueMap<FunctionSignature> Functions,
    ValueMap<Schema> ListResources,
    ValueMap<Schema> Actions,
    ServerCapabilities Capabilities);

public sealed partial class ProviderServer
{
    /// <summary>Every schema of the provider.</summary>
    public GetProviderSchemaResult GetProviderSchema() => new(
        provider.Schema,
        new ValueMap<Schema>(provider.Resources.Select(r => KeyValuePair.Create(r.TypeName, provider.FindResource(r.TypeName)!.Schema))),
        new ValueMap<Schema>(provider.DataSources.Select(d => KeyValuePair.Create(d.TypeName, provider.FindDataSource(d.TypeName)!.Schema))),
        new ValueMap<Schema>(provider.EphemeralResources.Select(e => KeyValuePair.Create(e.TypeName, provider.FindEphemeralResource(e.TypeName)!.Schema))),
        GetFunctions().Functions,
        new ValueMap<Schema>(provider.ListResources.Select(l => KeyValuePair.Create(l.TypeName, provider.FindListResource(l.TypeName)!.Schema))),
        new ValueMap<Schema>(provider.Actions.Select(a => KeyValuePair.Create(a.TypeName, provider.FindAction(a.TypeName)!.Schema))),
        Capabilities());
}
