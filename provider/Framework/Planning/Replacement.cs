namespace Terraform.Framework;

/// <summary>Finds the attributes whose change forces a replacement. Pure.</summary>
internal static class Replacement
{
    /// <summary>Paths whose planned value is not the prior one, an unknown counting as another value. An attribute inside a set is named by the set.</summary>
    public static List<AttributePath> Paths(Schema schema, TfObject prior, TfObject planned)
    {
        var found = new List<AttributePath>();
        Object(schema.Attributes, prior, planned, AttributePath.Whole, found);
        return found;
    }

    private static void Object(ValueList<SchemaAttribute> attributes, TfObject? prior, TfObject planned, AttributePath at, List<AttributePath> found)
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
                Nested(nested.Attributes, before, after, path, found);
            }
        }
    }

    private static void Nested(ValueList<SchemaAttribute> attributes, TfValue prior, TfValue planned, AttributePath at, List<AttributePath> found)
    {
        switch (planned)
        {
            case TfObject:
                Part(prior, planned, at);
                break;

            case TfList after:
                var old = (prior as TfList)?.Elements ?? [];
                for (var i = 0; i < after.Elements.Count; i++)
                {
                    Part(i < old.Count ? old[i] : null, after.Elements[i], at.Index(i));
                }

                break;

            case TfMap after:
                var entries = (prior as TfMap)?.Entries;
                foreach (var (key, element) in after.Entries)
                {
                    Part(entries?.GetValueOrDefault(key), element, at.Key(key));
                }

                break;

            case TfSet after when SetChanged(attributes, (prior as TfSet)?.Elements ?? [], after.Elements):
                found.Add(at);
                break;
        }

        void Part(TfValue? before, TfValue after, AttributePath path)
        {
            if (after is TfObject one)
            {
                Object(attributes, before as TfObject, one, path, found);
            }
        }
    }

    /// <summary>Whether a planned element has no prior one that agrees with it in everything that forces a replacement.</summary>
    private static bool SetChanged(ValueList<SchemaAttribute> attributes, ValueList<TfValue> prior, ValueList<TfValue> planned)
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
            Object(attributes, before, after, AttributePath.Whole, changes);
            return changes.Count > 0;
        }
    }
}
