namespace Terraform.Framework;

/// <summary>One attribute of a schema, or a block (<see cref="NestedBlock"/>), with all that plan and documentation need to know about it.</summary>
/// <param name="Name">As in HCL: <c>^[a-z_][a-z0-9_]*$</c>.</param>
/// <param name="Type">Type of the value; with <see cref="Nested"/> the type that its objects make.</param>
public sealed record SchemaAttribute(string Name, TfType Type)
{
    public required AttributeMode Mode { get; init; }

    /// <summary>Markdown for the practitioner: meaning and limits. With <see cref="Facts"/> it becomes the documentation.</summary>
    public required string Description { get; init; }

    /// <summary>Shown as "(sensitive value)" in plans.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Given at apply, never stored (Terraform 1.11 and newer).</summary>
    public bool WriteOnly { get; init; }

    /// <summary>What to use instead; null when the attribute is not deprecated.</summary>
    public string? DeprecationMessage { get; init; }

    /// <summary>A change destroys the resource and creates it anew. So a computed value of it stands as long as the resource: it is kept in plans like
    /// <see cref="KeepsPrior"/>.</summary>
    public bool RequiresReplace { get; init; }

    /// <summary>A computed value that an update does not change: the plan shows the prior one instead of "known after apply".</summary>
    public bool KeepsPrior { get; init; }

    /// <summary>Lives in state alone, the cloud knows nothing of it (timeouts, a protection of ours): a change of it makes nothing else unknown, and an update
    /// of nothing else is only stored.</summary>
    public bool LocalOnly { get; init; }

    /// <summary>Planned when the configuration is null; null when there is no default. Needs a computed mode. An empty one makes left out and empty mean the
    /// same.</summary>
    public TfValue? Default { get; init; }

    /// <summary>Whether a configured value means the same as the prior one (<c>v1.34.2</c> and <c>1.34.2</c>); then the prior spelling is planned. Called with
    /// known values only.</summary>
    public Func<TfValue, TfValue, bool>? SameMeaning { get; init; }

    /// <summary>Checks of the value alone. Called with wholly known values only, so a validator cannot be wrong about an unknown.</summary>
    public ValueList<AttributeValidator> Validators { get; init; } = [];

    /// <summary>Attributes of the nested object or objects; null for a plain type.</summary>
    public NestedAttributes? Nested { get; init; }

    public bool IsConfigurable => Mode != AttributeMode.Computed;

    public bool IsComputed => Mode is AttributeMode.Computed or AttributeMode.OptionalComputed;

    /// <summary>What the schema itself says about the attribute, in sentences that follow its description wherever that is shown.</summary>
    /// <param name="noun">What the attribute belongs to: <c>cluster</c>.</param>
    public IEnumerable<string> Facts(string noun)
    {
        if (IsEmpty(Default))
        {
            yield return "Left out and empty mean the same.";
        }
        else if (Default is not null)
        {
            yield return $"Default: `{Default}`.";
        }

        if (RequiresReplace && IsConfigurable)
        {
            yield return $"**Changing this replaces the {noun}.**";
        }
        else if (LocalOnly && IsConfigurable)
        {
            yield return "Changing this is stored by Terraform and calls nothing.";
        }
    }

    private static bool IsEmpty(TfValue? value) => value switch
    {
        TfString { Text: "" } or { Count: 0 } => true,
        TfObject one => one.Attributes.Values.All(part => part.IsNull),
        _ => false,
    };

    /// <summary>A nested attribute: <c>name = { … }</c>, <c>name = [{ … }]</c>; or a block, which is optional.</summary>
    public static SchemaAttribute OfNested(string name, NestedAttributes nested, AttributeMode mode, string description) =>
        new(name, nested.Type) { Mode = mode, Description = description, Nested = nested };
}

/// <summary>Who gives an attribute its value: the practitioner, the provider, or whoever does.</summary>
public enum AttributeMode
{
    /// <summary>The practitioner must give it.</summary>
    Required,

    /// <summary>The practitioner may give it; without, it is null.</summary>
    Optional,

    /// <summary>Only the provider gives it.</summary>
    Computed,

    /// <summary>The practitioner may give it; without, the provider does.</summary>
    OptionalComputed,
}

/// <summary>Checks one wholly known value; null when it is right.</summary>
public delegate Diagnostic? AttributeValidator(TfValue value, AttributePath path);
