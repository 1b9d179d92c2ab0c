namespace Vkcc;

/// <summary>What narrows a <c>list "vkcc_security_policy"</c>; null parts narrow nothing.</summary>
internal sealed record SecurityPolicyListModel : IModel<SecurityPolicyListModel>
{
    public TfValue<string> ClusterId { get; init; }

    /// <summary>Name of the template.</summary>
    public TfValue<string> Template { get; init; }

    public static SecurityPolicyListModel From(TfObject value) => new() { ClusterId = value.String("cluster_id"), Template = value.String("template") };

    public TfObject ToObject() => TfObject.Of(("cluster_id", ClusterId.ToTf()), ("template", Template.ToTf()));
}
