namespace Vkcc;

/// <summary>One element of <c>taints</c>.</summary>
internal sealed partial record TaintModel : IModel<TaintModel>
{
    public TfValue<string> Key { get; init; }

    /// <summary>Null and empty mean the same.</summary>
    public TfValue<string> Value { get; init; }

    public TfValue<string> Effect { get; init; }
}
