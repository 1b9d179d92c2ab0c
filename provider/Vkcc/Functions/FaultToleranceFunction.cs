namespace Vkcc;

/// <summary><c>fault_tolerance(masters, zones)</c>: what a control plane survives (SPREAD-2, SPREAD-3).</summary>
internal sealed class FaultToleranceFunction : Function
{
    public const string FunctionName = "fault_tolerance";

    public override string Name => FunctionName;

    protected override FunctionSignature DeclareSignature() => new()
    {
        Summary = "What a control plane survives, by its number of masters and its zones.",
        Description =
            """
            What a control plane survives, as the attribute `fault_tolerance` of `vkcc_cluster` shows it: `quorum`, the masters that must be healthy;
            `masters_may_fail`, how many may fail at once; `survives_zone_loss`, whether any one zone may be lost.

            Unknown while an argument is.
            """,
        Parameters = SpreadParameters.Both,
        Returns = TfType.Object(("quorum", TfType.Number), ("masters_may_fail", TfType.Number), ("survives_zone_loss", TfType.Bool)),
    };

    protected override TfValue Call(TfObject arguments) =>
        SpreadRules.FaultTolerance(arguments.StringSet(SpreadParameters.Zones), arguments.Long(SpreadParameters.Masters)).ToTfObject();
}
