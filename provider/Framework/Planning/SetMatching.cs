namespace Terraform.Framework;

/// <summary>Finds out which prior element of a set an element of the configuration continues, since elements of sets have no name.</summary>
internal static class SetMatching
{
    /// <summary>Sets beyond this size are matched first come, first served: looking for the best would take too long and too deep a stack.</summary>
    private const int LargestExact = 500;

    /// <summary>For each configured element a prior one that differs from it only where the provider fills in; null where there is none left.</summary>
    /// <remarks>
    /// Core takes the first that fits (plugin-protocol section 4.3). Where several fit, that can leave another element without its own, and a plan would show a
    /// change where there is none; so as many elements as possible are matched. Core does not compare elements of sets, so it accepts this.
    /// </remarks>
    public static TfObject?[] Match(ValueList<SchemaAttribute> attributes, ValueList<TfValue> config, TfValue prior) =>
        prior is TfSet { Elements.Count: > 0 } set && config.Count > 0
            ? Match(attributes, config, set.Elements, onlyStrict: false)
            : new TfObject?[config.Count];

    /// <summary>Another spelling of the same thing; never when either is not wholly known.</summary>
    public static bool SameMeaning(SchemaAttribute attribute, TfValue config, TfValue prior) =>
        attribute.SameMeaning is { } same && config.IsKnown && prior.IsKnown && config.IsWhollyKnown && prior.IsWhollyKnown && same(prior, config);

    private static TfObject?[] Match(ValueList<SchemaAttribute> attributes, ValueList<TfValue> config, ValueList<TfValue> before, bool onlyStrict)
    {
        var takenBy = new int[before.Count];
        var hasMatch = new bool[config.Count];
        Array.Fill(takenBy, -1);
        var candidates = new Dictionary<int, List<int>>();
        for (var j = 0; j < before.Count; j++)
        {
            if (before[j] is TfObject old)
            {
                var hash = FixedHash(attributes, old);
                (candidates.TryGetValue(hash, out var same) ? same : candidates[hash] = []).Add(j);
            }
        }

        // Equal ones first, which is all of them where nothing is computed; then those that hold their defaults, which a plan without changes consists of; then
        // the rest.
        TakeEqual();
        TakeAll(strict: true);
        if (!onlyStrict)
        {
            TakeAll(strict: false);
        }

        var matches = new TfObject?[config.Count];
        for (var j = 0; j < before.Count; j++)
        {
            if (takenBy[j] >= 0)
            {
                matches[takenBy[j]] = (TfObject)before[j];
            }
        }

        return matches;

        void TakeEqual()
        {
            var places = new Dictionary<TfValue, int>(before.Count);
            for (var j = 0; j < before.Count; j++)
            {
                places[before[j]] = j;
            }

            for (var i = 0; i < config.Count; i++)
            {
                if (config[i] is TfObject { IsWhollyKnown: true } && places.Remove(config[i], out var j))
                {
                    takenBy[j] = i;
                    hasMatch[i] = true;
                }
            }
        }

        void TakeAll(bool strict)
        {
            for (var i = 0; i < config.Count; i++)
            {
                if (!hasMatch[i] && config[i] is TfObject)
                {
                    hasMatch[i] = Take(i, strict, new bool[before.Count]);
                }
            }
        }

        // A prior element that is taken may still be had, when the one that took it finds another.
        bool Take(int i, bool strict, bool[] seen)
        {
            var element = (TfObject)config[i];
            var fitting = new List<int>();
            foreach (var j in candidates.GetValueOrDefault(FixedHash(attributes, element)) ?? [])
            {
                if (seen[j] || !Continues(attributes, element, (TfObject)before[j], strict))
                {
                    continue;
                }

                if (takenBy[j] < 0)
                {
                    takenBy[j] = i;
                    return true;
                }

                fitting.Add(j);
            }

            if (before.Count > LargestExact)
            {
                return false;
            }

            foreach (var j in fitting)
            {
                if (seen[j])
                {
                    continue;
                }

                seen[j] = true;
                if (Take(takenBy[j], strict, seen))
                {
                    takenBy[j] = i;
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Hash of the parts that must be equal for one element to continue another; those with another hash need no look.</summary>
    private static int FixedHash(ValueList<SchemaAttribute> attributes, TfObject element)
    {
        var hash = new HashCode();
        foreach (var attribute in attributes)
        {
            if (attribute is { IsComputed: false, WriteOnly: false, SameMeaning: null, Nested: null })
            {
                hash.Add(element[attribute.Name]);
            }
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether the prior object can have come from this configuration: everything configured is in it, in the same meaning.</summary>
    /// <param name="strict">Also what has a default and is not configured must hold it.</param>
    private static bool Continues(ValueList<SchemaAttribute> attributes, TfObject config, TfObject prior, bool strict) =>
        attributes.All(a => Continues(a, config[a.Name], prior[a.Name], strict));

    private static bool Continues(SchemaAttribute attribute, TfValue config, TfValue prior, bool strict)
    {
        if (attribute.IsComputed && config.IsNull)
        {
            return !strict || attribute.Default is null || attribute.Default == prior;
        }

        return config == prior
            || attribute.WriteOnly
            || SameMeaning(attribute, config, prior)
            || (attribute.Nested is { } nested && Continues(nested.Attributes, config, prior, strict));
    }

    private static bool Continues(ValueList<SchemaAttribute> attributes, TfValue config, TfValue prior, bool strict) => (config, prior) switch
    {
        (TfObject now, TfObject before) => Continues(attributes, now, before, strict),
        (TfList now, TfList before) => now.Elements.Count == before.Elements.Count
            && now.Elements.Zip(before.Elements).All(p => Continues(attributes, p.First, p.Second, strict)),
        (TfMap now, TfMap before) => now.Entries.Count == before.Entries.Count
            && now.Entries.All(e => before.Entries.TryGetValue(e.Key, out var was) && Continues(attributes, e.Value, was, strict)),
        (TfSet now, TfSet before) => now.Elements.Count == before.Elements.Count
            && Match(attributes, now.Elements, before.Elements, strict).All(m => m is not null),
        _ => config == prior,
    };
}
