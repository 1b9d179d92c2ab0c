namespace Vkcc;

/// <summary><c>master_placement(masters, zones)</c>: how masters spread over zones (SPREAD-1).</summary>
internal sealed class MasterPlacementFunction : Function
{
    public const string FunctionName = "master_placement";

    public override string Name => FunctionName;

    protected override FunctionSignature DeclareSignature() => new()
    {
        Summary = "How many masters stand in which zone.",
        Description =
            """
            How many masters of a cluster stand in which zone: a map from zone to number, as the attribute `master_placement` of `vkcc_cluster` shows it. Masters spread evenly; the
            service does not document which zone of three gets the single one of five masters, and the function follows the order of the zones' names.

            Unknown while an argument is.
            """,
        Parameters = SpreadParameters.Both,
        Returns = TfType.Map(TfType.Number),
    };

    protected override TfValue Call(TfObject arguments) =>
        SpreadRules.Placement(arguments.StringSet(SpreadParameters.Zones), arguments.Long(SpreadParameters.Masters)).ToTf();
}
