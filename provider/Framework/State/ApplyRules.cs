namespace Terraform.Framework;

/// <summary>Core's check that a final value is a completion of the planned one (plugin-protocol section 4.6), said again in our words.</summary>
internal static class ApplyRules
{
    /// <summary>What is wrong with a result; nothing when core takes it.</summary>
    public static List<RuleViolation> Check(Schema schema, TfValue planned, TfValue actual)
    {
        var found = new List<RuleViolation>();
        Object(schema.Attributes, schema.Blocks, planned, actual, AttributePath.Whole, found);
        return found;
    }

    /// <summary>The same for one attribute's value.</summary>
    public static bool IsCompatible(TfType type, TfValue planned, TfValue actual)
    {
        var found = new List<RuleViolation>();
        Value(type, planned, actual, AttributePath.Whole, found);
        return found.Count == 0;
    }

    private static void Object(
        ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfValue planned, TfValue actual, AttributePath at, List<RuleViolation> found)
    {
        if (planned.IsNull != actual.IsNull)
        {
            found.Add(new(at, planned.IsNull ? "was absent, but now present" : "was present, but now absent"));
            return;
        }

        if (planned is not TfObject before || actual is not TfObject after)
        {
            return;
        }

        foreach (var attribute in attributes)
        {
            Value(attribute.Type, before[attribute.Name], after[attribute.Name], at.Attribute(attribute.Name), found);
        }

        foreach (var block in blocks)
        {
            Block(block, before[block.Name], after[block.Name], at.Attribute(block.Name), found);
        }
    }

    private static void Block(SchemaBlock block, TfValue planned, TfValue actual, AttributePath path, List<RuleViolation> found)
    {
        switch (planned, actual)
        {
            case (TfUnknown, _):
                break;

            case (TfList before, TfList after):
                if (before.Elements.Count != after.Elements.Count)
                {
                    found.Add(new(path, "block count changed"));
                    break;
                }

                for (var i = 0; i < before.Elements.Count; i++)
                {
                    Object(block.Attributes, block.Blocks, before.Elements[i], after.Elements[i], path.Index(i), found);
                }

                break;

            case (TfMap before, TfMap after):
                if (before.Entries.Count != after.Entries.Count)
                {
                    found.Add(new(path, "block count changed"));
                    break;
                }

                foreach (var (key, element) in before.Entries)
                {
                    if (after.Entries.TryGetValue(key, out var now))
                    {
                        Object(block.Attributes, block.Blocks, element, now, path.Key(key), found);
                    }
                }

                break;

            case (TfSet before, TfSet after):
                Set(before, after, path, found, (p, a) =>
                {
                    var inside = new List<RuleViolation>();
                    Object(block.Attributes, block.Blocks, p, a, path, inside);
                    return inside.Count == 0;
                });
                break;

            default:
                Object(block.Attributes, block.Blocks, planned, actual, path, found);
                break;
        }
    }

    private static void Value(TfType type, TfValue planned, TfValue actual, AttributePath path, List<RuleViolation> found)
    {
        if (type is TfPrimitiveType { Kind: TfPrimitive.Dynamic })
        {
            Dynamic(planned, actual, path, found);
        }
        else if (!type.Accepts(actual))
        {
            found.Add(new(path, "wrong final value type"));
        }
        else if (planned is TfUnknown unknown)
        {
            if (!Satisfies(unknown.Refinements, actual))
            {
                found.Add(new(path, "final value does not conform to planning placeholder"));
            }
        }
        else if (planned.IsNull != actual.IsNull)
        {
            found.Add(new(path, planned.IsNull ? "was null, but now has a value" : "had a value, but now null"));
        }
        else if (actual.IsUnknown)
        {
            found.Add(new(path, "was known, but now unknown"));
        }
        else
        {
            Known(type, planned, actual, path, found);
        }
    }

    private static void Dynamic(TfValue planned, TfValue actual, AttributePath path, List<RuleViolation> found)
    {
        // Null and unknown of the dynamic type promise nothing, not even a type.
        if (planned is not TfDynamic before)
        {
            return;
        }

        if (actual is TfDynamic after && after.Type == before.Type)
        {
            Value(before.Type, before.Value, after.Value, path, found);
        }
        else
        {
            found.Add(new(path, "wrong final value type"));
        }
    }

    private static void Known(TfType type, TfValue planned, TfValue actual, AttributePath path, List<RuleViolation> found)
    {
        switch (planned, actual)
        {
            case (TfObject before, TfObject after) when type is TfObjectType of:
                foreach (var (name, part) in of.Attributes)
                {
                    Value(part, before[name], after[name], path.Attribute(name), found);
                }

                break;

            case (TfList before, TfList after):
                for (var i = 0; i < Math.Max(before.Elements.Count, after.Elements.Count); i++)
                {
                    if (i >= after.Elements.Count || i >= before.Elements.Count)
                    {
                        found.Add(new(path.Index(i), i >= after.Elements.Count ? "element has vanished" : "new element has appeared"));
                    }
                    else
                    {
                        Value(ElementType(type, i), before.Elements[i], after.Elements[i], path.Index(i), found);
                    }
                }

                break;

            case (TfMap before, TfMap after):
                foreach (var (key, element) in before.Entries)
                {
                    if (after.Entries.TryGetValue(key, out var now))
                    {
                        Value(ElementType(type, 0), element, now, path.Key(key), found);
                    }
                    else
                    {
                        found.Add(new(path.Key(key), "element has vanished"));
                    }
                }

                found.AddRange(
                    after.Entries.Keys.Where(k => !before.Entries.ContainsKey(k)).Select(k => new RuleViolation(path.Key(k), "new element has appeared")));
                break;

            case (TfSet before, TfSet after):
                Set(before, after, path, found, (p, a) => IsCompatible(ElementType(type, 0), p, a));
                break;

            case var _ when planned != actual:
                found.Add(new(path, "had a value, but now has another"));
                break;
        }
    }

    private static TfType ElementType(TfType type, int index) => type switch
    {
        TfCollectionType collection => collection.Element,
        TfTupleType tuple => tuple.Elements[index],
        _ => throw new ArgumentException("Not a type with elements.", nameof(type)),
    };

    /// <summary>Every element finds one on the other side, and there are never more than planned.</summary>
    private static void Set(TfSet planned, TfSet actual, AttributePath path, List<RuleViolation> found, Func<TfValue, TfValue, bool> compatible)
    {
        // Two equal sets need no search; it is quadratic.
        if (planned == actual && planned.IsWhollyKnown)
        {
            return;
        }

        if (planned.Elements.Any(p => !actual.Elements.Any(a => compatible(p, a))))
        {
            found.Add(new(path, "planned set element does not correlate with any element in actual"));
        }
        else if (actual.Elements.Any(a => !planned.Elements.Any(p => compatible(p, a))))
        {
            found.Add(new(path, "actual set element does not correlate with any element in plan"));
        }

        if (planned.Elements.Count < actual.Elements.Count)
        {
            found.Add(new(path, "set has more elements than planned"));
        }
    }

    /// <summary>Whether a value keeps what was promised about it (plugin-protocol section 3.5).</summary>
    private static bool Satisfies(TfRefinements promise, TfValue actual)
    {
        if (actual.IsUnknown)
        {
            return true;
        }

        if (actual.IsNull)
        {
            // Only a null may contradict; every other promise is about a value that there is.
            return !promise.NotNull;
        }

        return actual switch
        {
            TfString text => promise.Prefix is null || text.Text.StartsWith(promise.Prefix, StringComparison.Ordinal),
            TfNumber number => Within(number, promise.Lower, 1) && Within(number, promise.Upper, -1),
            _ when Length(actual) is { } count => count >= (promise.LengthLower ?? 0) && count <= (promise.LengthUpper ?? long.MaxValue),
            _ => true,
        };
    }

    private static bool Within(TfNumber number, TfBound? bound, int side) =>
        bound is null || (number.CompareTo(bound.Value) * side) is var distance && (distance > 0 || (distance == 0 && bound.Inclusive));

    private static int? Length(TfValue value) => value switch
    {
        TfList list => list.Elements.Count,
        TfSet set => set.Elements.Count,
        TfMap map => map.Entries.Count,
        _ => null,
    };
}

/// <summary>A rule of the protocol that an answer of ours breaks. Core would refuse it, or lose an object by it.</summary>
/// <param name="Path">Where; the whole resource when it is no single attribute.</param>
/// <param name="Message">Without any value, since it may be a secret.</param>
internal sealed record RuleViolation(AttributePath Path, string Message)
{
    public override string ToString() => Path.IsWhole ? Message : $"{Path}: {Message}";
}
