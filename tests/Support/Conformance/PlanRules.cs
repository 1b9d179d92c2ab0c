using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>Core's checks on a planned state (plugin-protocol section 4.4), said again in our words so that a test sees what core would.</summary>
internal static class PlanRules
{
    /// <summary>What is wrong with a plan; nothing when core takes it.</summary>
    public static List<RuleViolation> Check(Schema schema, TfValue prior, TfValue config, TfValue planned)
    {
        var found = new List<RuleViolation>();
        StateRules.CheckShape(schema, planned, found);
        if (found.Count == 0)
        {
            Existence(schema.Attributes, prior, config, planned, AttributePath.Whole, found);
        }

        return found;
    }

    /// <summary>Paths of a replacement must lead somewhere (plugin-protocol section 4.5).</summary>
    public static List<RuleViolation> CheckReplacement(Schema schema, IEnumerable<AttributePath> paths, TfValue prior, TfValue planned) => prior.IsNull
        ? []
        : [.. paths.Where(p => p.Find(schema.Type) is null || (p.Find(prior) is null && p.Find(planned) is null))
            .Select(p => new RuleViolation(p, "replacement path exists neither before nor after"))];

    private static void Existence(
        ValueList<SchemaAttribute> attributes, TfValue prior, TfValue config, TfValue planned, AttributePath at, List<RuleViolation> found)
    {
        if (planned.IsNull != config.IsNull)
        {
            found.Add(new(at, planned.IsNull ? "planned for absence but config wants existence" : "planned for existence but config wants absence"));
        }
        else if (planned is TfObject plannedObject)
        {
            Attributes(attributes, prior, config, plannedObject, at, found);
        }
    }

    private static void Attributes(
        ValueList<SchemaAttribute> attributes, TfValue prior, TfValue config, TfValue planned, AttributePath at, List<RuleViolation> found)
    {
        foreach (var attribute in attributes)
        {
            var (before, wanted, after) = (Part(prior, attribute.Name), Part(config, attribute.Name), Part(planned, attribute.Name));
            if (attribute.Nested is NestedBlock block)
            {
                Block(block, before, wanted, after, at.Attribute(attribute.Name), found);
            }
            else
            {
                Attribute(attribute, before, wanted, after, at.Attribute(attribute.Name), found);
            }
        }
    }

    /// <summary>The lines of the table in section 4.4; the first that matches decides.</summary>
    private static void Attribute(SchemaAttribute attribute, TfValue prior, TfValue config, TfValue planned, AttributePath path, List<RuleViolation> found)
    {
        if (planned == config || (planned == prior && !prior.IsNull && !config.IsNull))
        {
            return;
        }

        if (attribute.WriteOnly)
        {
            if (!planned.IsNull)
            {
                found.Add(new(path, "planned value for a write-only attribute"));
            }
        }
        else if (attribute.Mode == AttributeMode.Computed || (attribute.IsComputed && config.IsNull))
        {
            return;
        }
        else if (config.IsNull)
        {
            found.Add(new(path, "planned value for a non-computed attribute"));
        }
        else if (attribute.Nested is { } nested)
        {
            NestedAttribute(nested, prior, config, planned, path, found);
        }
        else
        {
            found.Add(new(path, prior.IsNull ? "planned value does not match config value" : "planned value does not match config value nor prior value"));
        }
    }

    private static void NestedAttribute(NestedAttributes nested, TfValue prior, TfValue config, TfValue planned, AttributePath path, List<RuleViolation> found)
    {
        if (planned.IsNull)
        {
            found.Add(new(path, "planned for absence but config wants existence"));
        }
        else if (planned.IsUnknown)
        {
            found.Add(new(path, "planned unknown for configured value"));
        }
        else if (config.IsUnknown)
        {
            // Core compares the lengths: a known one against one not known yet.
            found.Add(new(path, "count in plan disagrees with count in config"));
        }
        else
        {
            Elements(planned, prior, config, path, found, "count in plan disagrees with count in config", (p, c, e, at) =>
                Attributes(nested.Attributes, p, c, e, at, found));
        }
    }

    private static void Block(NestedBlock block, TfValue prior, TfValue config, TfValue planned, AttributePath path, List<RuleViolation> found)
    {
        if (planned.IsNull && block.Nesting != NestingMode.Single)
        {
            found.Add(new(path, "attribute representing nested blocks must be empty to indicate no blocks, not null"));
        }
        else if (planned == config)
        {
            return;
        }
        else if (config.IsUnknown)
        {
            found.Add(new(path, "planned value for unknown dynamic block"));
        }
        else if (planned.IsUnknown)
        {
            found.Add(new(path, "planned unknown value for non-computed block"));
        }
        else if (planned is TfSet set)
        {
            // Elements of a set cannot be told apart, so core trusts us with them, and with their number too.
            if (set.Elements.Any(e => e.IsUnknown))
            {
                found.Add(new(path, "element representing nested block must not be unknown itself"));
            }
        }
        else if (planned.IsNull || config.IsNull)
        {
            Existence(block.Attributes, prior, config, planned, path, found);
        }
        else
        {
            Elements(planned, prior, config, path, found, "block count in plan disagrees with count in config", (p, c, e, at) =>
            {
                if (e.IsUnknown)
                {
                    found.Add(new(at, "element representing nested block must not be unknown itself"));
                }
                else
                {
                    Existence(block.Attributes, p, c, e, at, found);
                }
            });
        }
    }

    /// <summary>Lists by index, maps by key, sets by number only: their elements cannot be told apart.</summary>
    private static void Elements(
        TfValue planned,
        TfValue prior,
        TfValue config,
        AttributePath path,
        List<RuleViolation> found,
        string wrongCount,
        Action<TfValue, TfValue, TfValue, AttributePath> check)
    {
        switch (planned, config)
        {
            case (TfObject, TfObject):
                check(prior, config, planned, path);
                break;

            case (TfList after, TfList wanted) when after.Elements.Count == wanted.Elements.Count:
                for (var i = 0; i < after.Elements.Count; i++)
                {
                    var before = prior is TfList old && i < old.Elements.Count ? old.Elements[i] : TfValue.Null;
                    check(before, wanted.Elements[i], after.Elements[i], path.Index(i));
                }

                break;

            case (TfMap after, TfMap wanted) when after.Entries.Keys.SequenceEqual(wanted.Entries.Keys, StringComparer.Ordinal):
                foreach (var (key, element) in after.Entries)
                {
                    var before = prior is TfMap old && old.Entries.TryGetValue(key, out var was) ? was : TfValue.Null;
                    check(before, wanted.Entries[key], element, path.Key(key));
                }

                break;

            case (TfSet after, TfSet wanted) when CanCount(after, wanted):
                break;

            default:
                found.Add(new(path, wrongCount));
                break;
        }
    }

    /// <summary>Unknown elements may still turn out equal, so such a set has between one and all of its elements.</summary>
    private static bool CanCount(TfSet planned, TfSet config) =>
        !config.IsWhollyKnown
        || (planned.IsWhollyKnown
            ? planned.Elements.Count == config.Elements.Count
            : config.Elements.Count >= 1 && config.Elements.Count <= planned.Elements.Count);

    private static TfValue Part(TfValue owner, string name) => owner is TfObject o ? o[name] : TfValue.Null;
}
