namespace Terraform.Framework;

/// <summary>How long the operations of a resource may take when the practitioner does not say.</summary>
public sealed record OperationTimeouts(TimeSpan Create, TimeSpan Update, TimeSpan Delete)
{
    internal const string AttributeName = "timeouts";

    /// <summary>The attribute <c>timeouts = { create, update, delete }</c> of the resource's schema, read by <see cref="TimeoutsModel"/>.</summary>
    public SchemaAttribute ToAttribute() => SchemaAttribute.OfNested(
        AttributeName,
        new NestedAttributes(
            NestingMode.Single,
            [
                Part("create", "Limit of a create", Create),
                Part("update", "Limit of an update", Update),
                Part("delete", "Limit of a delete. It counts once it is in state, so apply a new value before the destroy it is meant for", Delete),
            ]),
        AttributeMode.OptionalComputed,
        "How long operations may take, as durations such as `90s`, `45m` or `1h30m`.") with
    {
        LocalOnly = true,
        Default = new TimeoutsModel().ToObject(),
    };

    /// <summary>The limit of an operation.</summary>
    /// <param name="operation"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
    /// <param name="source">Planned state, or for a delete the prior one.</param>
    internal TimeSpan Of(string operation, TfObject source)
    {
        var given = source.Attributes.TryGetValue(AttributeName, out var timeouts)
            && timeouts is TfObject parts
            && parts.Attributes.TryGetValue(operation, out var value)
            && value is TfString text
            && GoDuration.TryParse(text.Text, out var duration)
            ? duration
            : (TimeSpan?)null;
        return given ?? operation switch
        {
            "create" => Create,
            "update" => Update,
            _ => Delete,
        };
    }

    private static SchemaAttribute Part(string name, string meaning, TimeSpan fallback) => new(name, TfType.String)
    {
        Mode = AttributeMode.Optional,
        Description = $"{meaning}. Default: `{GoDuration.Format(fallback)}`.",
        Validators = [Check.Duration],
    };
}

/// <summary>The practitioner's <c>timeouts</c>; null parts take the resource's defaults.</summary>
public sealed record TimeoutsModel : IModel<TimeoutsModel>
{
    public TfValue<string> Create { get; init; }

    public TfValue<string> Update { get; init; }

    public TfValue<string> Delete { get; init; }

    public static TimeoutsModel From(TfObject value) => new()
    {
        Create = value.String("create"),
        Update = value.String("update"),
        Delete = value.String("delete"),
    };

    public TfObject ToObject() => TfObject.Of(("create", Create.ToTf()), ("update", Update.ToTf()), ("delete", Delete.ToTf()));
}
