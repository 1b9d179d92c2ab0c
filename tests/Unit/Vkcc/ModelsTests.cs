using System.Reflection;
using Terraform.Framework;
using Vkcc;

namespace Unit.Vkcc;

/// <summary>Schema and model of everything that the provider offers agree: a value that differs in every attribute comes back through the model as it
/// was.</summary>
internal sealed class ModelsTests
{
    private static readonly VkccProvider Provider = new(_ => null);

    private static IEnumerable<TestCaseData> Offers() =>
    [
        .. Rows("resource", Provider.Resources, resource => resource.Schema, typeof(Resource<>)),
        .. Rows("data source", Provider.DataSources, data => data.Schema, typeof(DataSource<>)),
        .. Rows("ephemeral resource", Provider.EphemeralResources, resource => resource.Schema, typeof(EphemeralResource<>)),
        .. Rows("list", Provider.ListResources, list => list.Schema, typeof(ListResource<>)),
        .. Rows("action", Provider.Actions, action => action.Schema, typeof(ProviderAction<>)),
    ];

    [TestCaseSource(nameof(Offers))]
    public void A_model_reads_and_writes_each_attribute_of_its_schema(Schema schema, Type model, bool isDataSource)
    {
        var value = (TfObject)Filled(schema.Type, "");

        var from = model.GetMethod("From", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)!;
        var back = (TfObject)model.GetMethod("ToObject")!.Invoke(from.Invoke(null, [value]), null)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(back.Attributes.Keys, Is.EqualTo(value.Attributes.Keys));
            Assert.That(schema.Attributes.Where(attribute => back[attribute.Name] != value[attribute.Name] && !IsLeftOut(attribute)), Is.Empty);
        }

        // A data source is given its configuration alone, in which nothing is computed.
        bool IsLeftOut(SchemaAttribute attribute) => isDataSource && !attribute.IsConfigurable && back[attribute.Name].IsNull;
    }

    private static IEnumerable<TestCaseData> Rows<T>(string kind, Catalogue<T> catalogue, Func<T, Schema> schema, Type open)
        where T : class =>
        catalogue.Names.Select(name =>
        {
            var offer = catalogue.Find(name)!;
            var type = offer.GetType();
            while (!type.IsGenericType || type.GetGenericTypeDefinition() != open)
            {
                type = type.BaseType!;
            }

            return new TestCaseData(schema(offer), type.GetGenericArguments()[0], open == typeof(DataSource<>)).SetArgDisplayNames($"{kind} {name}");
        });

    /// <summary>A value of the type in which no two attributes hold the same, as far as their types let them.</summary>
    private static TfValue Filled(TfType type, string path) => type switch
    {
        TfPrimitiveType { Kind: TfPrimitive.String } => new TfString(path),
        TfPrimitiveType { Kind: TfPrimitive.Number } => TfNumber.Of(path.Aggregate(7L, (sum, c) => (31 * sum + c) % 1_000_003)),
        TfPrimitiveType { Kind: TfPrimitive.Bool } => TfBool.True,
        TfCollectionType { Kind: TfCollection.List } list => new TfList([Filled(list.Element, path + "[0]"), Filled(list.Element, path + "[1]")]),
        TfCollectionType { Kind: TfCollection.Set } set => new TfSet([Filled(set.Element, path + "[a]"), Filled(set.Element, path + "[b]")]),
        TfCollectionType map => new TfMap(new ValueMap<TfValue>([new("k", Filled(map.Element, path + "[k]"))])),
        TfObjectType of => new TfObject(of.Attributes.Map((name, attribute) => Filled(attribute, $"{path}.{name}"))),
        _ => throw new NotSupportedException($"{path} is of a type that no model has."),
    };
}
