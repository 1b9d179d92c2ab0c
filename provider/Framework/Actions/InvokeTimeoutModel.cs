namespace Terraform.Framework;

/// <summary>The practitioner's <c>timeouts</c> of an action; null takes the action's default.</summary>
public sealed record InvokeTimeoutModel : IModel<InvokeTimeoutModel>
{
    public TfValue<string> Invoke { get; init; }

    public static InvokeTimeoutModel From(TfObject value) => new() { Invoke = value.String("invoke") };

    public TfObject ToObject() => TfObject.Of(("invoke", Invoke.ToTf()));
}
