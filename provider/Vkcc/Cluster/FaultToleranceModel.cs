namespace Vkcc;

/// <summary>The object <c>fault_tolerance</c>: what the control plane survives.</summary>
internal sealed partial record FaultToleranceModel : IModel<FaultToleranceModel>
{
    public TfValue<long> Quorum { get; init; }

    public TfValue<long> MastersMayFail { get; init; }

    public TfValue<bool> SurvivesZoneLoss { get; init; }
}
