using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>What every object in an answer must be: of the schema's type with all attributes, nothing write-only, and in state wholly known (plugin-protocol
/// sections 3.3, 4.6 to 4.9).</summary>
internal static class StateRules
{
    /// <summary>A state that may be stored; null stands for "gone".</summary>
    public static List<RuleViolation> Check(Schema schema, TfValue state)
    {
        var found = new List<RuleViolation>();
        CheckShape(schema, state, found);
        if (!state.IsWhollyKnown)
        {
            found.Add(new(AttributePath.Whole, "state holds unknown values"));
        }

        return found;
    }

    /// <summary>Type and write-only values; unknowns are fine.</summary>
    public static void CheckShape(Schema schema, TfValue value, List<RuleViolation> found)
    {
        if (!schema.Type.Accepts(value))
        {
            found.Add(new(AttributePath.Whole, "value does not conform to the schema's type"));
            return;
        }

        WriteOnly(schema.Attributes, value, AttributePath.Whole, found);
    }

    private static void WriteOnly(ValueList<SchemaAttribute> attributes, TfValue value, AttributePath at, List<RuleViolation> found)
    {
        switch (value)
        {
            case TfObject one:
                foreach (var attribute in attributes)
                {
                    if (attribute.WriteOnly && !one[attribute.Name].IsNull)
                    {
                        found.Add(new(at.Attribute(attribute.Name), "value for a write-only attribute"));
                    }
                    else if (attribute.Nested is { } nested)
                    {
                        WriteOnly(nested.Attributes, one[attribute.Name], at.Attribute(attribute.Name), found);
                    }
                }

                break;

            case TfList list:
                for (var i = 0; i < list.Elements.Count; i++)
                {
                    WriteOnly(attributes, list.Elements[i], at.Index(i), found);
                }

                break;

            case TfMap map:
                foreach (var (key, element) in map.Entries)
                {
                    WriteOnly(attributes, element, at.Key(key), found);
                }

                break;
        }
    }
}
