namespace Terraform.Framework;

/// <summary>Keeps what is stored where the cloud says the same in other words, so that no drift is shown that is none. Pure.</summary>
internal static class Spelling
{
    /// <summary>The state as read, in the spelling of the stored one; what is configured and lives in state alone stays as stored, and after an import is its
    /// default.</summary>
    public static TfObject Keep(Schema schema, TfObject stored, TfObject read)
    {
        var kept = Object(schema.Attributes, schema.Blocks, stored, read);
        foreach (var attribute in schema.Attributes)
        {
            if (attribute is { LocalOnly: true, IsConfigurable: true }
                && (stored[attribute.Name].IsNull ? attribute.Default : stored[attribute.Name]) is { } own)
            {
                kept = kept.With(attribute.Name, own);
            }
        }

        return kept;
    }

    private static TfObject Object(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfObject stored, TfObject read)
    {
        foreach (var attribute in attributes)
        {
            var (before, now) = (stored[attribute.Name], read[attribute.Name]);
            if (before == now)
            {
                continue;
            }

            if (SetMatching.SameMeaning(attribute, now, before))
            {
                read = read.With(attribute.Name, before);
            }
            else if (attribute.Nested is { } nested)
            {
                read = read.With(attribute.Name, Nested(nested.Attributes, [], before, now));
            }
        }

        foreach (var block in blocks)
        {
            read = read.With(block.Name, Nested(block.Attributes, block.Blocks, stored[block.Name], read[block.Name]));
        }

        return read;
    }

    private static TfValue Nested(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfValue stored, TfValue read)
    {
        switch (stored, read)
        {
            case (TfObject before, TfObject now):
                return Object(attributes, blocks, before, now);

            case (TfList before, TfList now):
                return new TfList([.. now.Elements.Select((e, i) => Element(i < before.Elements.Count ? before.Elements[i] : null, e))]);

            case (TfMap before, TfMap now):
                return new TfMap(now.Entries.Map((key, e) => Element(before.Entries.TryGetValue(key, out var old) ? old : null, e)));

            case (TfSet, TfSet now):
                var matches = SetMatching.Match(attributes, blocks, now.Elements, stored);
                return new TfSet(now.Elements.Select((e, i) => Element(matches[i], e)));

            default:
                return read;
        }

        TfValue Element(TfValue? before, TfValue now) => before is TfObject old && now is TfObject one ? Object(attributes, blocks, old, one) : now;
    }
}
