using Terraform.Framework;

namespace Unit.Framework;

/// <summary>A typed model with a whole number.</summary>
internal sealed record CountModel : IModel<CountModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<long> Count { get; init; }

    public static CountModel From(TfObject value) => new() { Name = value.String("name"), Count = value.Long("count") };

    public TfObject ToObject() => TfObject.Of(("name", Name.ToTf()), ("count", Count.ToTf()));
}
