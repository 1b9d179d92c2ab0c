using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>A plan that terraform accepted.</summary>
internal sealed class Plan(JsonNode json, IReadOnlyList<PlanDiagnostic> diagnostics, TerraformRun run)
{
    /// <summary>Terraform's own word for it: <c>-detailed-exitcode</c> gave 0. Changed outputs count too.</summary>
    public bool IsEmpty => run.ExitCode == 0;

    public TerraformRun Run => run;

    /// <summary>Warnings; an accepted plan has no errors.</summary>
    public IReadOnlyList<PlanDiagnostic> Diagnostics => diagnostics;

    public IReadOnlyList<PlanChange> Changes => [.. Items("resource_changes").Where(change => change.Action is not PlanAction.None)];

    /// <summary>What terraform found changed outside of it, and relevant.</summary>
    public IReadOnlyList<PlanChange> Drift => Items("resource_drift");

    public PlanAction ActionOf(string address) => Find(address)?.Action ?? PlanAction.None;

    public PlanChange Change(string address) =>
        Find(address) ?? throw new AssertionException($"The plan does not speak of {address}. It has:\n{this}");

    public override string ToString() => string.Join('\n', Items("resource_changes"));

    private PlanChange? Find(string address) => Items("resource_changes").FirstOrDefault(change => change.Address == address);

    private IReadOnlyList<PlanChange> Items(string member) =>
        [.. (json[member] as JsonArray ?? []).Where(item => (string?)item!["mode"] == "managed").Select(item => new PlanChange(item!))];
}
