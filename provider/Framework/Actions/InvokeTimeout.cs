namespace Terraform.Framework;

/// <summary>How long an invocation of an action may take when the practitioner does not say.</summary>
public sealed record InvokeTimeout(TimeSpan Default)
{
    private const string Part = "invoke";

    /// <summary>The attribute <c>timeouts = { invoke }</c> of the action's schema (plugin-protocol section 3.10).</summary>
    public SchemaAttribute ToAttribute() => SchemaAttribute.OfNested(
        OperationTimeouts.AttributeName,
        new NestedAttributes(
            NestingMode.Single,
            [
                new(Part, TfType.String)
                {
                    Mode = AttributeMode.Optional,
                    Description = $"Limit of an invocation. Default: `{GoDuration.Format(Default)}`.",
                    Validators = [Check.Duration],
                },
            ]),
        AttributeMode.Optional,
        "How long the action may take, as a duration such as `90s`, `45m` or `1h30m`.");

    internal TimeSpan Of(TfObject config) =>
        config[OperationTimeouts.AttributeName] is TfObject parts && parts[Part] is TfString text && GoDuration.TryParse(text.Text, out var given)
            ? given
            : Default;
}

/// <summary>The practitioner's <c>timeouts</c> of an action; null takes the action's default.</summary>
public sealed record InvokeTimeoutModel : IModel<InvokeTimeoutModel>
{
    public TfValue<string> Invoke { get; init; }

    public static InvokeTimeoutModel From(TfObject value) => new() { Invoke = value.String("invoke") };

    public TfObject ToObject() => TfObject.Of(("invoke", Invoke.ToTf()));
}
