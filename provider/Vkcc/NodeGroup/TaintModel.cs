namespace Vkcc;

/// <summary>One element of <c>taints</c>.</summary>
internal sealed record TaintModel : IModel<TaintModel>
{
    public TfValue<string> Key { get; init; }

    /// <summary>Null and empty mean the same.</summary>
    public TfValue<string> Value { get; init; }

    public TfValue<string> Effect { get; init; }

    public static TaintModel From(TfObject value) => new() { Key = value.String("key"), Value = value.String("value"), Effect = value.String("effect") };

    public TfObject ToObject() => TfObject.Of(("key", Key.ToTf()), ("value", Value.ToTf()), ("effect", Effect.ToTf()));
}
