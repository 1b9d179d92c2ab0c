using System.Text.Json;

namespace Vkcc;

/// <summary>VK Cloud's own provider, whose objects ours takes over (API reference section 4).</summary>
internal static class OfficialProvider
{
    /// <summary>Namespace and type; the registry's host does not matter, mirrors change it.</summary>
    private const string Address = "vk-cs/vkcs";

    /// <summary>Up to the newest release seen (0.17) none of the types that are taken over declares a version.</summary>
    private static readonly ValueList<long> versions = [0];

    /// <summary>Takes over an object of one of its types.</summary>
    /// <param name="schema">Of our resource.</param>
    public static StateMove Move<TModel>(string type, Func<SourceState, TModel> read, Func<Schema> schema)
        where TModel : class, IModel<TModel>
        => new(Address, type, versions, (_, state) => ToState(read(new SourceState(type, state)).ToObject(), schema()));

    /// <summary>The JSON of our state. What is null is the default where there is one, so that a plan without a refresh finds nothing to change.</summary>
    private static JsonElement ToState(TfObject state, Schema schema)
    {
        state = new TfObject(state.Attributes.Map((name, value) => value.IsNull && schema.Find(name)?.Default is { } fallback ? fallback : value));
        using var document = JsonDocument.Parse(StateJson.Write(state, schema.Type));
        return document.RootElement.Clone();
    }
}
