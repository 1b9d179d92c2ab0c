namespace Terraform.Framework;

/// <summary>Checks a configuration against its schema at every depth, as far as core does not (plugin-protocol section 4.2). Silent on whatever is
/// unknown.</summary>
internal sealed class ConfigValidation
{
    private const int LongestElement = 160;

    private readonly DiagnosticBag diagnostics;
    private readonly bool writeOnlyAllowed;

    private ConfigValidation(DiagnosticBag diagnostics, bool writeOnlyAllowed)
    {
        this.diagnostics = diagnostics;
        this.writeOnlyAllowed = writeOnlyAllowed;
    }

    public static void Run(Schema schema, TfObject config, DiagnosticBag diagnostics, bool writeOnlyAllowed = true) =>
        new ConfigValidation(diagnostics, writeOnlyAllowed).Object(schema.Attributes, config, Place.Root);

    private void Object(ValueList<SchemaAttribute> attributes, TfObject config, Place place)
    {
        foreach (var attribute in attributes)
        {
            Attribute(attribute, config[attribute.Name], place.Attribute(attribute.Name, attribute.Sensitive || attribute.WriteOnly));
        }
    }

    private void Attribute(SchemaAttribute attribute, TfValue value, Place place)
    {
        // Whatever it will be, it cannot be configured.
        if (attribute.Mode == AttributeMode.Computed && !value.IsNull)
        {
            Error(place, "Read-only attribute", $"\"{attribute.Name}\" is set by the provider and cannot be configured. Take it out of the configuration.");
            return;
        }

        if (value.IsUnknown)
        {
            return;
        }

        if (value.IsNull)
        {
            if (attribute.Mode == AttributeMode.Required)
            {
                Error(place, "Missing required argument", $"The argument \"{attribute.Name}\" is required, but it is null.");
            }

            return;
        }

        if (attribute.WriteOnly && !writeOnlyAllowed)
        {
            Error(
                place, "Write-only argument not supported",
                $"The value of \"{attribute.Name}\" must not be stored, which takes Terraform 1.11 or newer. Leave it out, or use a newer Terraform.");
            return;
        }

        if (attribute.DeprecationMessage is { } instead)
        {
            Add(place, Diagnostic.Warning("Argument is deprecated", $"\"{attribute.Name}\" is deprecated. {instead}", place.Path));
        }

        if (attribute.Validators.Count > 0 && value.IsWhollyKnown)
        {
            foreach (var validator in attribute.Validators)
            {
                if (validator(value, place.Path) is { } found)
                {
                    Add(place, place.IsSecret ? Hidden(found, value) : found);
                }
            }
        }

        if (attribute.Nested is { } nested)
        {
            Elements(nested.Attributes, value, place);
        }
    }

    private void Elements(ValueList<SchemaAttribute> attributes, TfValue value, Place place)
    {
        switch (value)
        {
            case TfObject one:
                Object(attributes, one, place);
                break;

            case TfList list:
                for (var i = 0; i < list.Elements.Count; i++)
                {
                    Element(list.Elements[i], place with { Path = place.Path.Index(i) });
                }

                break;

            case TfMap map:
                foreach (var (key, element) in map.Entries)
                {
                    Element(element, place with { Path = place.Path.Key(key) });
                }

                break;

            case TfSet set:
                foreach (var element in set.Elements)
                {
                    Element(element, place.Inside(element is TfObject one ? Describe(attributes, one, place.IsSecret) : "null"));
                }

                break;
        }

        // Core lets a null stand for an object. Nothing can be made of it, so it would be planned for ever.
        void Element(TfValue element, Place at)
        {
            if (element is TfObject one)
            {
                Object(attributes, one, at);
            }
            else if (element.IsNull)
            {
                Error(at, "Element is null", $"{at.Path} contains an element that is null. Remove it, or leave it out where it is made (for example with a "
                    + "condition in a for expression).");
            }
        }
    }

    private void Error(Place place, string summary, string detail) => Add(place, Diagnostic.Error(summary, detail, place.Path));

    /// <summary>Elements of a set have no address, so the message shows which one is meant.</summary>
    private void Add(Place place, Diagnostic diagnostic) => diagnostics.Add(place.Element is null
        ? diagnostic
        : diagnostic with
        {
            Path = place.Path,
            Detail = $"{diagnostic.Detail}\n\nThe element{(place.Inner.Length == 0 ? string.Empty : $", at {place.Inner}")}:\n  {place.Element}",
        });

    /// <summary>A check may quote what it refuses; a secret must not come out that way.</summary>
    private static Diagnostic Hidden(Diagnostic diagnostic, TfValue value)
    {
        var secrets = new List<string>();
        Collect(value, secrets);
        if (!secrets.Exists(s => diagnostic.Detail.Contains(s, StringComparison.Ordinal) || diagnostic.Summary.Contains(s, StringComparison.Ordinal)))
        {
            return diagnostic;
        }

        // Crossing it out would show where a short secret stands between other words, so the whole text goes.
        return diagnostic with
        {
            Summary = "Invalid value",
            Detail = "The value is sensitive, so neither it nor the reason is shown. The documentation of the argument says what it takes.",
        };
    }

    private static void Collect(TfValue value, List<string> secrets)
    {
        if (value is TfString { Text.Length: > 0 } or TfNumber)
        {
            secrets.Add(value is TfString text ? text.Text : value.ToString()!);
        }

        foreach (var part in value switch
        {
            TfList list => list.Elements,
            TfSet set => set.Elements,
            TfMap map => map.Entries.Values,
            TfObject o => o.Attributes.Values,
            _ => [],
        })
        {
            Collect(part, secrets);
        }
    }

    private static string Describe(ValueList<SchemaAttribute> attributes, TfObject element, bool isSecret)
    {
        if (isSecret)
        {
            return "(sensitive value)";
        }

        var parts = attributes
            .Where(a => a.IsConfigurable && !element[a.Name].IsNull)
            .Select(a => $"{a.Name} = {(a.Sensitive || a.WriteOnly || a.Nested is not null ? "…" : element[a.Name])}");
        return Diagnostic.Shortened($"{{ {string.Join(", ", parts)} }}", LongestElement);
    }

    /// <summary>Where the walk is.</summary>
    /// <param name="Path">Ends at the outermost set.</param>
    /// <param name="IsSecret">The value or something around it is sensitive.</param>
    /// <param name="Element">The element of a set that the walk is inside of, shown; null outside of sets.</param>
    /// <param name="Inner">The way on from there.</param>
    private sealed record Place(AttributePath Path, bool IsSecret, string? Element, string Inner)
    {
        public static Place Root { get; } = new(AttributePath.Whole, false, null, string.Empty);

        public Place Attribute(string name, bool isSecret) => Element is null
            ? this with { Path = Path.Attribute(name), IsSecret = IsSecret || isSecret }
            : this with { Inner = Inner.Length == 0 ? name : $"{Inner}.{name}", IsSecret = IsSecret || isSecret };

        /// <summary>Into an element of a set; of sets inside sets the outermost element is shown.</summary>
        public Place Inside(string element) => Element is null ? this with { Element = element } : this;
    }
}
