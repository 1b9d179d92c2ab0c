namespace Terraform.Framework;

/// <param name="PlanDestroy">Destructions are planned too.</param>
/// <param name="GetProviderSchemaOptional">Every call works in a process that was never asked for its schema.</param>
/// <param name="MoveResourceState">At least one resource takes over objects of other types.</param>
/// <param name="GenerateResourceConfig">The provider writes the configuration of imported objects (Terraform 1.14 and newer; older ones do it themselves).</param>
public sealed record ServerCapabilities(bool PlanDestroy, bool GetProviderSchemaOptional, bool MoveResourceState, bool GenerateResourceConfig);

public sealed record GetMetadataResult(
    ServerCapabilities Capabilities,
    ValueList<string> Resources,
    ValueList<string> DataSources,
    ValueList<string> EphemeralResources,
    ValueList<string> Functions,
    ValueList<string> ListResources,
    ValueList<string> Actions);

public sealed partial class ProviderServer
{
    /// <summary>What there is, without the cost of schemas.</summary>
    public GetMetadataResult GetMetadata() => new(
        Capabilities(),
        [.. provider.Resources.Select(r => r.TypeName)],
        [.. provider.DataSources.Select(d => d.TypeName)],
        [.. provider.EphemeralResources.Select(e => e.TypeName)],
        [.. provider.Functions.Select(f => f.Name)],
        [.. provider.ListResources.Select(l => l.TypeName)],
        [.. provider.Actions.Select(a => a.TypeName)]);

    private ServerCapabilities Capabilities() => new(
        PlanDestroy: true,
        GetProviderSchemaOptional: true,
        MoveResourceState: provider.Resources.Any(r => provider.FindResource(r.TypeName)!.StateMoves.Count > 0),
        GenerateResourceConfig: provider.Resources.Count > 0);
}
