namespace Terraform.Framework;

/// <param name="PlanDestroy">Destructions are planned too.</param>
/// <param name="GetProviderSchemaOptional">Every call works in a process that was never asked for its schema.</param>
/// <param name="MoveResourceState">At least one resource takes over objects of other types.</param>
/// <param name="GenerateResourceConfig">The provider writes the configuration of imported objects (Terraform 1.14 and newer; older ones do it
/// themselves).</param>
public sealed record ServerCapabilities(bool PlanDestroy, bool GetProviderSchemaOptional, bool MoveResourceState, bool GenerateResourceConfig);

public sealed record GetMetadataResult(
    ServerCapabilities Capabilities,
    ValueList<string> Resources,
    ValueList<string> DataSources,
    ValueList<string> EphemeralResources,
    ValueList<string> Functions,
    ValueList<string> ListResources,
    ValueList<string> Actions);

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

/// <param name="Schemas">By type name; types without an identity are left out.</param>
public sealed record GetResourceIdentitySchemasResult(ValueMap<IdentitySchema> Schemas);

/// <param name="Functions">By name.</param>
public sealed record GetFunctionsResult(ValueMap<FunctionSignature> Functions);

/// <summary>What the provider has, and what it looks like.</summary>
public sealed partial class ProviderServer
{
    /// <summary>What there is, without the cost of schemas.</summary>
    public GetMetadataResult GetMetadata() => new(
        Capabilities(),
        [.. provider.Resources.Names],
        [.. provider.DataSources.Names],
        [.. provider.EphemeralResources.Names],
        [.. provider.Functions.Names],
        [.. provider.ListResources.Names],
        [.. provider.Actions.Names]);

    private ServerCapabilities Capabilities() => new(
        PlanDestroy: true,
        GetProviderSchemaOptional: true,
        MoveResourceState: provider.Resources.Names.Any(name => provider.Resources.Find(name)!.StateMoves.Count > 0),
        GenerateResourceConfig: provider.Resources.Names.Any());

    /// <summary>Every schema of the provider.</summary>
    public GetProviderSchemaResult GetProviderSchema() => new(
        provider.Schema,
        provider.Resources.Map(each => each.Schema),
        provider.DataSources.Map(each => each.Schema),
        provider.EphemeralResources.Map(each => each.Schema),
        GetFunctions().Functions,
        provider.ListResources.Map(each => each.Schema),
        provider.Actions.Map(each => each.Schema),
        Capabilities());

    /// <summary>Every identity schema of the provider.</summary>
    public GetResourceIdentitySchemasResult GetResourceIdentitySchemas() => new(new ValueMap<IdentitySchema>(
        from name in provider.Resources.Names
        let identity = provider.Resources.Find(name)!.Identity
        where identity is not null
        select KeyValuePair.Create(name, identity)));

    /// <summary>Every function of the provider.</summary>
    public GetFunctionsResult GetFunctions() =>
        new(provider.Functions.Map(function => function.Signature));
}
