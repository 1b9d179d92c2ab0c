namespace Terraform.Framework;

/// <summary>Finds the attributes whose change forces a replacement. Pure.</summary>
internal static class Replacement
{
    /// <summary>Paths whose planned value is not the prior one, an unknown counting as another value. An attribute inside a set is named by the set.</summary>
    public static List<AttributePath> Paths(Schema schema, TfObject prior, TfObject planned)
    {
        var found = new List<AttributePath>();
        Object(schema.Attributes, schema.Blocks, prior, planned, AttributePath.Whole, found);
        return found;
    }

    private static void Object(
        ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfObject? prior, TfObject planned, AttributePath at, List<AttributePath> found)
    {
        foreach (var attribute in attributes)
        {
            var (before, after, path) = (prior?[attribute.Name] ?? TfValue.Null, planned[attribute.Name], at.Attribute(attribute.Name));
            if (before == after)
            {
                continue;
            }

            // A state that was written before the attribute had its default, and not refreshed since, holds null: that is nobody's wish.
            if (attribute.RequiresReplace && !(before.IsNull && after == attribute.Default))
            {
                found.Add(path);
            }

            if (attribute.Nested is { } nested)
            {
                Nested(nested.Attributes, [], before, after, path, found);
            }
        }

        foreach (var block in blocks)
        {
            Nested(block.Attributes, block.Blocks, prior?[block.Name] ?? TfValue.Null, planned[block.Name], at.Attribute(block.Name), found);
        }
    }

    private static void Nested(
        ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfValue prior, TfValue planned, AttributePath at, List<AttributePath> found)
    {
        switch (planned)
        {
            case TfObject after:
                Object(attributes, blocks, prior as TfObject, after, at, found);
                break;

            case TfList after:
                var old = (prior as TfList)?.Elements ?? [];
                for (var i = 0; i < after.Elements.Count; i++)
                {
                    Element(i < old.Count ? old[i] : TfValue.Null, after.Elements[i], at.Index(i), found);
                }

                break;

            case TfMap after:
                var was = (prior as TfMap)?.Entries ?? ValueMap<TfValue>.Empty;
                foreach (var (key, element) in after.Entries)
                {
                    Element(was.TryGetValue(key, out var entry) ? entry : TfValue.Null, element, at.Key(key), found);
                }

                break;

            case TfSet after when SetChanged(attributes, blocks, (prior as TfSet)?.Elements ?? [], after.Elements):
                found.Add(at);
                break;
        }

        void Element(TfValue before, TfValue after, AttributePath path, List<AttributePath> into)
        {
            if (after is TfObject o)
            {
                Object(attributes, blocks, before as TfObject, o, path, into);
            }
        }
    }

    /// <summary>Whether a planned element has no prior one that agrees with it in everything that forces a replacement.</summary>
    private static bool SetChanged(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, ValueList<TfValue> prior, ValueList<TfValue> planned)
    {
        var left = prior.OfType<TfObject>().ToList();
        var changes = new List<AttributePath>();
        foreach (var element in planned.OfType<TfObject>())
        {
            var place = left.FindIndex(before => !Changed(before, element));
            if (place >= 0)
            {
                left.RemoveAt(place);
            }
            else if (Changed(null, element))
            {
                return true;
            }
        }

        return false;

        bool Changed(TfObject? before, TfObject after)
        {
            changes.Clear();
            Object(attributes, blocks, before, after, AttributePath.Whole, changes);
            return changes.Count > 0;
        }
    }
}
