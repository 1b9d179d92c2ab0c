using Terraform.Framework;

namespace Unit.Framework;

/// <summary>A plan as core holds it until apply.</summary>
internal sealed record PlannedChange(StoredObject? Stored, TfValue Config, PlanResourceChangeResult Result)
{
    public TfValue Planned => Result.PlannedState;

    public bool IsNoOp => Stored is not null && Planned == Stored.State;

    public IEnumerable<string> ReplacedBy => Result.RequiresReplace.Select(p => p.ToString());

    public TfValue this[string name] => ((TfObject)Planned)[name];
}
