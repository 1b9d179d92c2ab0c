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
        => new(Address, type, versions, (_, state) => WithDefaults(read(new SourceState(type, state)).ToObject(), schema()));

    /// <summary>What is null is the default where there is one, so that a plan without a refresh finds nothing to change.</summary>
    private static TfObject WithDefaults(TfObject state, Schema schema) =>
        new(state.Attributes.Map((name, value) => value.IsNull && schema.Find(name)?.Default is { } fallback ? fallback : value));
}
