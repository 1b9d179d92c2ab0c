namespace Terraform.Framework;

/// <summary>Finds out which prior element of a set an element of the configuration continues, since elements of sets have no name.</summary>
internal static class SetMatching
{
    /// <summary>For each configured element a prior one that differs from it only where the provider fills in; null where there is none left.</summary>
    /// <remarks>
    /// Core takes the first that fits (plugin-protocol section 4.3). Where several fit, that can leave another element without its own, and a plan would show a
    /// change where there is none; so as many elements as possible are matched. Core does not compare elements of sets, so it accepts this.
    /// </remarks>
    public static TfObject?[] Match(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, ValueList<TfValue> config, TfValue prior)
    {
        var matches = new TfObject?[config.Count];
        if (prior is not TfSet priorSet)
        {
            return matches;
        }

        var before = priorSet.Elements;
        var takenBy = new int[before.Count];
        Array.Fill(takenBy, -1);
        for (var i = 0; i < config.Count; i++)
        {
            if (config[i] is TfObject)
            {
                TryMatch(i, new bool[before.Count]);
            }
        }

        for (var j = 0; j < before.Count; j++)
        {
            if (takenBy[j] >= 0)
            {
                matches[takenBy[j]] = (TfObject)before[j];
            }
        }

        return matches;

        // A prior element that is taken may still be had, when the one that took it finds another.
        bool TryMatch(int i, bool[] seen)
        {
            for (var j = 0; j < before.Count; j++)
            {
                if (!seen[j] && before[j] is TfObject old && Continues(attributes, blocks, (TfObject)config[i], old))
                {
                    seen[j] = true;
                    if (takenBy[j] < 0 || TryMatch(takenBy[j], seen))
                    {
                        takenBy[j] = i;
                        return true;
                    }
                }
            }

            return false;
        }
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

        (TfSet now, TfSet before) => now.Elements.Count == before.Elements.Count
            && Match(attributes, blocks, now.Elements, before).All(m => m is not null),
        _ => false,
    };

    /// <summary>Another spelling of the same thing; never when either is not wholly known.</summary>
    public static bool SameMeaning(SchemaAttribute attribute, TfValue config, TfValue prior) =>
        attribute.SameMeaning is { } same && config.IsKnown && prior.IsKnown && config.IsWhollyKnown && prior.IsWhollyKnown && same(prior, config);
}
