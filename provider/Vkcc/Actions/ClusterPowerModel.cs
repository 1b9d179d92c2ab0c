namespace Vkcc;

/// <summary>Configuration of <c>action "vkcc_cluster_power"</c>.</summary>
internal sealed record ClusterPowerModel : IModel<ClusterPowerModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> PowerState { get; init; }

    public TfValue<InvokeTimeoutModel> Timeouts { get; init; }

    public static ClusterPowerModel From(TfObject value) => new()
    {
        ClusterId = value.String("cluster_id"),
        Name = value.String("name"),
        PowerState = value.String("power_state"),
        Timeouts = value.Nested<InvokeTimeoutModel>("timeouts"),
    };

    public TfObject ToObject() => TfObject.Of(("cluster_id", ClusterId.ToTf()), ("name", Name.ToTf()), ("power_state", PowerState.ToTf()), ("timeouts", Timeouts.ToTfObject()));
}
