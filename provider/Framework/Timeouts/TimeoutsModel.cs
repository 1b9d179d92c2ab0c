namespace Terraform.Framework;

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
