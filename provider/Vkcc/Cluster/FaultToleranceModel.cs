namespace Vkcc;

/// <summary>The object <c>fault_tolerance</c>: what the control plane survives.</summary>
internal sealed record FaultToleranceModel : IModel<FaultToleranceModel>
{
    public TfValue<long> Quorum { get; init; }

    public TfValue<long> MastersMayFail { get; init; }

    public TfValue<bool> SurvivesZoneLoss { get; init; }

    public static FaultToleranceModel From(TfObject value) => new()
    {
        Quorum = value.Long("quorum"),
        MastersMayFail = value.Long("masters_may_fail"),
        SurvivesZoneLoss = value.Bool("survives_zone_loss"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("quorum", Quorum.ToTf()),
        ("masters_may_fail", MastersMayFail.ToTf()),
        ("survives_zone_loss", SurvivesZoneLoss.ToTf()));
}
