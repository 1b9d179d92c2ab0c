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
