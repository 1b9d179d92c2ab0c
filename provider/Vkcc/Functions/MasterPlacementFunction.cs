namespace Vkcc;

/// <summary><c>master_placement(masters, zones)</c>: how masters spread over zones (SPREAD-1).</summary>
internal sealed class MasterPlacementFunction : Function
{
    public const string FunctionName = "master_placement";

    public override string Name => FunctionName;

    protected override FunctionSignature DeclareSignature() => new()
    {
        Summary = "Number of masters in each zone.",
        Description =
            """
            The number of a cluster's masters in each zone: a map from zone to number, as the attribute `master_placement` of `vkcc_cluster` shows it. Masters
            are spread evenly; the service does not document which of three zones gets only one of five masters, and the function follows the order of the
            zones' names.

            Unknown while an argument is.
            """,
        Parameters = SpreadParameters.Both,
        Returns = TfType.Map(TfType.Number),
    };

    protected override TfValue Call(TfObject arguments) =>
        SpreadRules.Placement(arguments.StringSet(SpreadParameters.Zones), arguments.Long(SpreadParameters.Masters)).ToTf();
}
