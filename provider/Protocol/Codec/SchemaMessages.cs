using Google.Protobuf;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Schemas as messages (plugin-protocol sections 2.4.1 and 2.5). Part of every start of the process, so the common types are encoded once.</summary>
internal static class SchemaMessages
{
    private static readonly ByteString String = ByteString.CopyFrom("\"string\""u8);
    private static readonly ByteString Number = ByteString.CopyFrom("\"number\""u8);
    private static readonly ByteString Bool = ByteString.CopyFrom("\"bool\""u8);

    public static Proto.Schema ToMessage(Schema schema)
    {
        var block = new Proto.Schema.Types.Block
        {
            Version = schema.Version,
            Description = UnicodeText.Repair(schema.Description),
            DescriptionKind = Proto.StringKind.Markdown,
        };
        AddTo(block, schema.Attributes);
        return new Proto.Schema { Version = schema.Version, Block = block };
    }

    /// <summary>Type JSON for a <c>type</c> field; core crashes on one that it cannot read, so it is never empty.</summary>
    public static ByteString TypeOf(TfType type) =>
        type is TfPrimitiveType primitive
            ? primitive.Kind switch
            {
                TfPrimitive.String => String,
                TfPrimitive.Number => Number,
                TfPrimitive.Bool => Bool,
                _ => ByteString.CopyFrom(TypeJson.Write(type)),
            }
            : UnsafeByteOperations.UnsafeWrap(TypeJson.Write(type));

    private static void AddTo(Proto.Schema.Types.Block block, ValueList<SchemaAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Nested is NestedBlock nested)
            {
                block.BlockTypes.Add(ToMessage(attribute, nested));
            }
            else
            {
                block.Attributes.Add(ToMessage(attribute));
            }
        }
    }

    private static Proto.Schema.Types.Attribute ToMessage(SchemaAttribute attribute)
    {
        var message = new Proto.Schema.Types.Attribute
        {
            Name = attribute.Name,
            Description = UnicodeText.Repair(string.Join(' ', [attribute.Description, .. attribute.Facts("resource")])),
            DescriptionKind = Proto.StringKind.Markdown,
            Required = attribute.Mode == AttributeMode.Required,
            Optional = attribute.Mode is AttributeMode.Optional or AttributeMode.OptionalComputed,
            Computed = attribute.IsComputed,
            Sensitive = attribute.Sensitive,
            WriteOnly = attribute.WriteOnly,
            Deprecated = attribute.DeprecationMessage is not null,
            DeprecationMessage = UnicodeText.Repair(attribute.DeprecationMessage ?? string.Empty),
        };

        // Exactly one of the two.
        if (attribute.Nested is { } nested)
        {
            message.NestedType = ToMessage(nested);
        }
        else
        {
            message.Type = TypeOf(attribute.Type);
        }

        return message;
    }

    private static Proto.Schema.Types.Object ToMessage(NestedAttributes nested)
    {
        var message = new Proto.Schema.Types.Object
        {
            Nesting = nested.Nesting switch
            {
                NestingMode.Single => Proto.Schema.Types.Object.Types.NestingMode.Single,
                NestingMode.List => Proto.Schema.Types.Object.Types.NestingMode.List,
                NestingMode.Set => Proto.Schema.Types.Object.Types.NestingMode.Set,
                NestingMode.Map => Proto.Schema.Types.Object.Types.NestingMode.Map,
                _ => throw new ArgumentException($"A nested attribute cannot be a {nested.Nesting}.", nameof(nested)),
            },
        };
        foreach (var attribute in nested.Attributes)
        {
            message.Attributes.Add(ToMessage(attribute));
        }

        return message;
    }

    private static Proto.Schema.Types.NestedBlock ToMessage(SchemaAttribute attribute, NestedBlock nested)
    {
        var block = new Proto.Schema.Types.Block
        {
            Description = UnicodeText.Repair(attribute.Description),
            DescriptionKind = Proto.StringKind.Markdown,
        };
        AddTo(block, nested.Attributes);
        return new Proto.Schema.Types.NestedBlock
        {
            TypeName = attribute.Name,
            Block = block,
            MinItems = nested.MinItems,
            MaxItems = nested.MaxItems,
            Nesting = nested.Nesting switch
            {
                NestingMode.Single => Proto.Schema.Types.NestedBlock.Types.NestingMode.Single,
                NestingMode.List => Proto.Schema.Types.NestedBlock.Types.NestingMode.List,
                NestingMode.Set => Proto.Schema.Types.NestedBlock.Types.NestingMode.Set,
                NestingMode.Map => Proto.Schema.Types.NestedBlock.Types.NestingMode.Map,
                _ => Proto.Schema.Types.NestedBlock.Types.NestingMode.Group,
            },
        };
    }
}
