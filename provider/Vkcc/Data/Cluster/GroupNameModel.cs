namespace Vkcc;

/// <summary>One element of <c>node_groups</c>.</summary>
internal sealed record GroupNameModel : IModel<GroupNameModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public static GroupNameModel From(TfObject value) => new() { Id = value.String("id"), Name = value.String("name") };

    public TfObject ToObject() => TfObject.Of(("id", Id.ToTf()), ("name", Name.ToTf()));
}
