namespace Vkcc;

/// <summary>One element of <c>zones</c>.</summary>
internal sealed record ZoneModel : IModel<ZoneModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<bool> Available { get; init; }

    public TfValue<bool> Retiring { get; init; }

    public static ZoneModel From(TfObject value) => new() { Name = value.String("name"), Available = value.Bool("available"), Retiring = value.Bool("retiring") };

    public TfObject ToObject() => TfObject.Of(("name", Name.ToTf()), ("available", Available.ToTf()), ("retiring", Retiring.ToTf()));
}
