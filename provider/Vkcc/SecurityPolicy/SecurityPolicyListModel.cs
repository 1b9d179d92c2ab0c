namespace Vkcc;

/// <summary>What narrows a <c>list "vkcc_security_policy"</c>; null parts narrow nothing.</summary>
internal sealed partial record SecurityPolicyListModel : IModel<SecurityPolicyListModel>
{
    public TfValue<string> ClusterId { get; init; }

    /// <summary>Name of the template.</summary>
    public TfValue<string> Template { get; init; }
}
