using Terraform.Framework;

namespace Docs;

/// <summary>One thing that a provider offers.</summary>
/// <param name="Name">As in HCL: <c>vkcc_cluster</c>, or a function's name.</param>
/// <param name="Made">The thing itself.</param>
internal sealed record Offer(Kind Kind, string Name, object Made)
{
    /// <summary>Everything that the provider declares.</summary>
    /// <remarks>
    /// Found by shape and not by name, so that a list which the framework learns of later needs no line here: every public list of the provider whose elements
    /// have a <c>Make</c> and a name.
    /// </remarks>
    public static IReadOnlyList<Offer> AllOf(Provider provider) =>
    [
        .. from list in typeof(Provider).GetProperties()
           where list.PropertyType.IsGenericType && list.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
           let declaration = list.PropertyType.GetGenericArguments()[0]
           let make = declaration.GetProperty("Make")
           let name = declaration.GetProperty("TypeName") ?? declaration.GetProperty("Name")
           where make is not null && name is not null
           from element in (IEnumerable<object>)list.GetValue(provider)!
           select new Offer(new Kind(list.Name), (string)name.GetValue(element)!, ((Delegate)make.GetValue(element)!).DynamicInvoke()!),
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
