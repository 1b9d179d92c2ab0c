using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>The rules of identities (plugin-protocol section 2.6): of their schema, and of every answer that carries one.</summary>
internal static class IdentityRules
{
    /// <summary>What is wrong with a resource's identity schema; nothing when it has none.</summary>
    public static List<string> Check(Resource resource)
    {
        if (resource.Identity is not { } identity)
        {
            return resource.IdentityUpgrades.Count == 0 ? [] : ["identity upgrades without an identity"];
        }

        var found = new List<string>();
        if (identity.Version < 0)
        {
            found.Add("identity: version is negative");
        }

        if (!identity.Attributes.Any(a => a.IsRequired))
        {
            found.Add("identity: nothing in it is required, so it names no object");
        }

        if (identity.Attributes.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() != identity.Attributes.Count)
        {
            found.Add("identity: a name is used twice");
        }

        foreach (var attribute in identity.Attributes)
        {
            var name = $"identity.{attribute.Name}";
            if (!IsPlain(attribute.Type) && !(attribute.Type is TfCollectionType { Kind: TfCollection.List } list && IsPlain(list.Element)))
            {
                found.Add($"{name}: only texts, numbers, bools and lists of them can stand in an identity");
            }

            if (resource.Schema.Find(attribute.Name) is not { } stored || stored.Type != attribute.Type)
            {
                found.Add($"{name}: the schema has no such attribute of this type to read it from");
            }
            else if (stored.IsConfigurable ? !stored.RequiresReplace : !stored.KeepsPrior)
            {
                found.Add($"{name}: it can change in the life of an object");
            }

            if (!attribute.Description.EndsWith('.'))
            {
                found.Add($"{name}: the description is not a sentence");
            }
        }

        found.AddRange(resource.IdentityUpgrades
            .Where(u => u.FromVersion < 0 || u.FromVersion >= identity.Version)
            .Select(u => $"identity upgrade from version {u.FromVersion} leads nowhere"));
        return found;
    }

    /// <summary>An identity that goes with a state: there whenever the object is, wholly known, of its type, and the one that it always had.</summary>
    /// <param name="before">The identity known so far; null when there was none.</param>
    public static List<RuleViolation> CheckStored(Resource resource, TfValue state, TfValue identity, TfValue before)
    {
        var found = new List<RuleViolation>();
        if (resource.Identity is not { } schema)
        {
            Report(!identity.IsNull, "identity of a type that has none", found);
            return found;
        }

        Report(!schema.Type.Accepts(identity), "identity does not conform to its schema", found);
        Report(!identity.IsWhollyKnown, "identity holds unknown values", found);
        Report(state.IsKnown && identity.IsNull && IdentityValue.Of(resource, state).IsKnown, "state without its identity", found);
        Report(before.IsKnown && identity.IsKnown && before != identity, "identity changed", found);
        return found;
    }

    private static bool IsPlain(TfType type) => type == TfType.String || type == TfType.Number || type == TfType.Bool;

    private static void Report(bool broken, string rule, List<RuleViolation> found)
    {
        if (broken)
        {
            found.Add(new(AttributePath.Whole, rule));
        }
    }
}
