using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Identities and their schemas as messages (plugin-protocol section 2.6).</summary>
internal static class IdentityMessages
{
    public static Proto.ResourceIdentitySchema ToMessage(IdentitySchema schema)
    {
        var message = new Proto.ResourceIdentitySchema { Version = schema.Version };
        message.IdentityAttributes.AddRange(schema.Attributes.Select(attribute => new Proto.ResourceIdentitySchema.Types.IdentityAttribute
        {
            Name = attribute.Name,
            Type = SchemaMessages.TypeOf(attribute.Type),

            // Exactly one of the two, or core refuses the schema.
            RequiredForImport = attribute.IsRequired,
            OptionalForImport = !attribute.IsRequired,
            Description = UnicodeText.Repair(attribute.Description),
        }));
        return message;
    }

    /// <summary>Absent where there is none: clients before Terraform 1.12 ignore it, newer ones take absence for "not known".</summary>
    public static Proto.ResourceIdentityData? ToMessage(TfValue identity, TfObjectType? type) =>
        type is null || identity.IsNull ? null : new Proto.ResourceIdentityData { IdentityData = DynamicValueCodec.Encode(identity, type) };
}
