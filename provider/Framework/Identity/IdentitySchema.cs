using System.Text.Json;

namespace Terraform.Framework;

/// <summary>What names an object for good (Terraform 1.12 and newer): stored beside its state, and enough to import it.</summary>
/// <remarks>Its attributes are attributes of the resource's schema, under the same names and of the same types, so an identity is read out of any state
/// (<see cref="IdentityValue"/>).</remarks>
public sealed class IdentitySchema
{
    /// <summary>Version of stored identities; a higher one calls for identity upgrades.</summary>
    public long Version { get; init; }

    public required ValueList<IdentityAttribute> Attributes { get; init; }

    /// <summary>Type of the whole identity.</summary>
    public TfObjectType Type => field ??= new TfObjectType(new ValueMap<TfType>(Attributes.Select(a => KeyValuePair.Create(a.Name, a.Type))));
}

/// <summary>One attribute of an identity. Core takes primitives and lists of them only.</summary>
public sealed record IdentityAttribute(string Name, TfType Type)
{
    /// <summary>For the practitioner who writes an import block.</summary>
    public required string Description { get; init; }

    /// <summary>Whether an import must give it; what need not be given is filled by the first read.</summary>
    public bool IsRequired { get; init; } = true;
}

/// <summary>One step of an identity upgrade, from the JSON of one version to that of the next. Pure.</summary>
/// <param name="FromVersion">Version of the identity that it takes; the result is of the next version.</param>
public sealed record IdentityUpgrade(long FromVersion, Func<JsonElement, JsonElement> Convert);

/// <summary>Reads identities out of states.</summary>
internal static class IdentityValue
{
    /// <summary>The identity of the object that the state describes; null when the type has none, or when the state does not know all of it yet, as before a
    /// create.</summary>
    public static TfValue Of(Resource resource, TfValue state)
    {
        if (resource.Identity is not { } identity || state is not TfObject known)
        {
            return TfValue.Null;
        }

        var value = new TfObject(new ValueMap<TfValue>(identity.Attributes.Select(a => KeyValuePair.Create(a.Name, known[a.Name]))));
        return value.IsWhollyKnown && identity.Attributes.All(a => !a.IsRequired || !value[a.Name].IsNull) ? value : TfValue.Null;
    }
}
