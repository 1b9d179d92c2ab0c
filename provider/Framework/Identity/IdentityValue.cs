namespace Terraform.Framework;

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
