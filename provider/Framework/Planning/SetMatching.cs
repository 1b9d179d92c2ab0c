namespace Terraform.Framework;

/// <summary>Finds out which prior element of a set an element of the configuration continues, since elements of sets have no name.</summary>
internal static class SetMatching
{
    /// <summary>For each configured element the first prior one not yet taken that differs from it only where the provider fills in; null where there is none (plugin-protocol section 4.3).</summary>
    public static TfObject?[] Match(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, ValueList<TfValue> config, TfValue prior)
    {
        var matches = new TfObject?[config.Count];
        if (prior is not TfSet priorSet)
        {
            return matches;
        }

        var left = priorSet.Elements.ToList();
        for (var i = 0; i < matches.Length; i++)
        {
            var place = config[i] is TfObject element ? left.FindIndex(p => p is TfObject before && Continues(attributes, blocks, element, before)) : -1;
            if (place >= 0)
            {
                matches[i] = (TfObject)left[place];
                left.RemoveAt(place);
            }
        }

        return matches;
    }

    /// <summary>Whether the prior object can have come from this configuration: everything configured is in it, in the same meaning.</summary>
    public static bool Continues(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfObject config, TfObject prior)
    {
        foreach (var attribute in attributes)
        {
            if (!Continues(attribute, config[attribute.Name], prior[attribute.Name]))
            {
                return false;
            }
        }

        foreach (var block in blocks)
        {
            if (!Continues(block.Nesting, block.Attributes, block.Blocks, config[block.Name], prior[block.Name]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Continues(SchemaAttribute attribute, TfValue config, TfValue prior) =>
        config == prior
        || (attribute.IsComputed && config.IsNull)
        || SameMeaning(attribute, config, prior)
        || (attribute.Nested is { } nested && Continues(nested.Nesting, nested.Attributes, [], config, prior));

    private static bool Continues(NestingMode nesting, ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfValue config, TfValue prior) => (config, prior) switch
    {
        _ when config == prior => true,
        (TfObject now, TfObject before) => Continues(attributes, blocks, now, before),
        (TfList now, TfList before) => now.Elements.Count == before.Elements.Count
            && now.Elements.Zip(before.Elements).All(p => Continues(NestingMode.Single, attributes, blocks, p.First, p.Second)),
        (TfMap now, TfMap before) => now.Entries.Count == before.Entries.Count
            && now.Entries.All(e => before.Entries.TryGetValue(e.Key, out var was) && Continues(NestingMode.Single, attributes, blocks, e.Value, was)),

        // A set inside a set cannot be followed element by element, so it must be equal.
        _ => false,
    };

    /// <summary>Another spelling of the same thing; never when either is not wholly known.</summary>
    public static bool SameMeaning(SchemaAttribute attribute, TfValue config, TfValue prior) =>
        attribute.SameMeaning is { } same && config.IsKnown && prior.IsKnown && config.IsWhollyKnown && prior.IsWhollyKnown && same(prior, config);
}
