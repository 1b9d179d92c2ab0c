using Terraform.Framework;

namespace Docs;

/// <summary>One thing that a provider offers.</summary>
/// <param name="Name">As in HCL: <c>vkcc_cluster</c>, or a function's name.</param>
/// <param name="Made">The thing itself.</param>
internal sealed record Offer(Kind Kind, string Name, object Made)
{
    /// <summary>Everything that the provider declares.</summary>
    /// <remarks>
    /// Found by shape and not by name, so that a catalogue which the framework learns of later needs no line here.
    /// </remarks>
    public static IReadOnlyList<Offer> AllOf(Provider provider) =>
    [
        .. from list in typeof(Provider).GetProperties()
           where list.PropertyType.IsGenericType && list.PropertyType.GetGenericTypeDefinition() == typeof(Catalogue<>)
           let catalogue = list.GetValue(provider)!
           from name in (IEnumerable<string>)list.PropertyType.GetProperty(nameof(Catalogue<>.Names))!.GetValue(catalogue)!
           select new Offer(new Kind(list.Name), name, list.PropertyType.GetMethod(nameof(Catalogue<>.Find))!.Invoke(catalogue, [name])!),
    ];

    /// <summary>What may stand in its block; null for a function.</summary>
    public Schema? Schema => PropertyOf<Schema>();

    /// <summary>What it takes and gives; null for anything but a function.</summary>
    public FunctionSignature? Signature => PropertyOf<FunctionSignature>();

    /// <summary>What tells one object from another beside its id; null for what has none.</summary>
    public IdentitySchema? Identity => PropertyOf<IdentitySchema>();

    /// <summary>Without the provider's prefix, as the registry names pages: <c>node_group</c>.</summary>
    public string PageName(string provider) => Name.StartsWith(provider + "_", StringComparison.Ordinal) ? Name[(provider.Length + 1)..] : Name;

    private T? PropertyOf<T>()
        where T : class => Made.GetType().GetProperties().FirstOrDefault(property => property.PropertyType == typeof(T))?.GetValue(Made) as T;
}
