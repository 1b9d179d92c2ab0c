using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>A provider server each of whose answers is held against core's rules: what core would refuse, or lose an object by, ends the test.</summary>
internal sealed class CheckedServer(ProviderServer server)
{
    public async Task<PlanResourceChangeResult> PlanResourceChangeAsync(PlanResourceChangeRequest request, CancellationToken cancellationToken)
    {
        var result = await server.PlanResourceChangeAsync(request, cancellationToken);
        return Hold(
            result, ProtocolRules.CheckPlan(Resource(request.TypeName).Schema, request, result),
            $"plan of {request.TypeName}: {request.Config} planned as {result.PlannedState}");
    }

    public async Task<ApplyResourceChangeResult> ApplyResourceChangeAsync(ApplyResourceChangeRequest request, CancellationToken cancellationToken)
    {
        var result = await server.ApplyResourceChangeAsync(request, cancellationToken);
        var resource = Resource(request.TypeName);
        return Hold(
            result,
            [
                .. ProtocolRules.CheckApply(resource.Schema, request, result),
                .. IdentityRules.CheckStored(resource, result.NewState, result.NewIdentity, request.PlannedIdentity),
            ],
            $"apply of {request.TypeName}");
    }

    public async Task<ReadResourceResult> ReadResourceAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var result = await server.ReadResourceAsync(request, cancellationToken);
        var resource = Resource(request.TypeName);
        var failed = result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return Hold(
            result,
            [
                .. StateRules.Check(resource.Schema, result.NewState),
                .. failed ? [] : IdentityRules.CheckStored(resource, result.NewState, result.NewIdentity, request.CurrentIdentity),
            ],
            $"read of {request.TypeName}");
    }

    public async Task<ImportResourceStateResult> ImportResourceStateAsync(ImportResourceStateRequest request, CancellationToken cancellationToken)
    {
        var result = await server.ImportResourceStateAsync(request, cancellationToken);
        return Hold(
            result, [.. result.Imported.SelectMany(imported => StateRules.Check(Resource(imported.TypeName).Schema, imported.State))],
            $"import of {request.TypeName}");
    }

    private Resource Resource(string typeName) =>
        server.Provider.Resources.Find(typeName) ?? throw new ArgumentException($"There is no {typeName}.", nameof(typeName));

    private static T Hold<T>(T answer, List<RuleViolation> broken, string call) => broken.Count == 0
        ? answer
        : throw new InvalidOperationException($"Core would refuse the answer to the {call}: {string.Join("; ", broken)}.");
}
