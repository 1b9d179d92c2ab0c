using System.Text.RegularExpressions;
using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>The rules that a schema must keep (plugin-protocol section 2.5): where core would crash or refuse, and where a practitioner would be surprised.
/// For tests over every schema.</summary>
internal static partial class SchemaRules
{
    /// <summary>Words that HCL keeps for itself in blocks of resources and data sources.</summary>
    private static readonly string[] ReservedInResources = [
        "count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner", "locals", "_",
    ];

    /// <summary>The same for the provider's block, with the words kept for the future.</summary>
    private static readonly string[] ReservedInProviders = ["alias", "version", "count", "depends_on", "for_each", "source", "lifecycle", "locals"];

    /// <summary>What is wrong with a resource: its schema, and whether its timeouts and their attribute go together.</summary>
    public static List<string> Check(Resource resource, string providerName)
    {
        var found = Check(resource.Schema);
        if (!resource.TypeName.StartsWith($"{providerName}_", StringComparison.Ordinal))
        {
            found.Add($"type name does not begin with {providerName}_");
        }

        if (resource.Timeouts is not null != resource.Schema.Find(OperationTimeouts.AttributeName) is not null)
        {
            found.Add("timeouts: the resource's limits and the attribute of the schema do not go together");
        }

        found.AddRange(resource.StateUpgrades
            .Where(u => u.FromVersion < 0 || u.FromVersion >= resource.Schema.Version)
            .Select(u => $"state upgrade from version {u.FromVersion} leads nowhere"));
        found.AddRange(IdentityRules.Check(resource));
        return [.. found.Select(f => $"{resource.TypeName}: {f}")];
    }

    /// <summary>What is wrong with a list resource.</summary>
    /// <param name="listed">The managed resource of the same name; null when there is none.</param>
    public static List<string> Check(ListResource list, Resource? listed, string providerName)
    {
        var found = CheckUnstored(list.TypeName, list.Schema, providerName);
        Report(listed?.Identity is null, $"{list.TypeName}: a list needs a managed resource of the same name with an identity", found);
        Report(list.Schema.Attributes.Any(a => a.IsComputed), $"{list.TypeName}: nothing computes an attribute of a list's configuration", found);
        return found;
    }

    /// <summary>What is wrong with an action.</summary>
    public static List<string> Check(ProviderAction action, string providerName)
    {
        var found = CheckUnstored(action.TypeName, action.Schema, providerName);
        Report(action.Schema.Attributes.Any(a => a.IsComputed), $"{action.TypeName}: an action has no result", found);
        Report(
            action.Timeout is not null != action.Schema.Find(OperationTimeouts.AttributeName) is not null,
            $"{action.TypeName}: timeouts: the action's limit and the attribute of the schema do not go together",
            found);
        return found;
    }

    /// <summary>What is wrong with a data source.</summary>
    public static List<string> Check(DataSource source, string providerName) => CheckUnstored(source.TypeName, source.Schema, providerName);

    /// <summary>What is wrong with an ephemeral resource.</summary>
    public static List<string> Check(EphemeralResource resource, string providerName) => CheckUnstored(resource.TypeName, resource.Schema, providerName);

    /// <summary>What is wrong with a function.</summary>
    public static List<string> Check(Function function)
    {
        var found = new List<string>();
        var signature = function.Signature;
        List<FunctionParameter> parameters = [.. signature.Parameters, .. signature.Variadic is { } variadic ? [variadic] : Array.Empty<FunctionParameter>()];
        Report(!AttributeName().IsMatch(function.Name), "the name is not of small letters, digits and underscores", found);
        Describe(signature.Description, "the function", found);
        Report(string.IsNullOrWhiteSpace(signature.Summary)
            || signature.Summary.Contains('\n', StringComparison.Ordinal), "the summary is not one line", found);
        Report(parameters.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() != parameters.Count, "two parameters share a name", found);
        Report(HasDynamicElements(signature.Returns), "elements of the result have the dynamic type", found);
        foreach (var parameter in parameters)
        {
            Report(!AttributeName().IsMatch(parameter.Name), $"{parameter.Name}: the name is not of small letters, digits and underscores", found);
            Describe(parameter.Description, parameter.Name, found);
            Report(HasDynamicElements(parameter.Type), $"{parameter.Name}: elements of the dynamic type", found);
        }

        return [.. found.Select(f => $"{function.Name}: {f}")];
    }

    /// <summary>What is wrong with the schema of a resource or data source, or with the provider's own.</summary>
    public static List<string> Check(Schema schema, bool isProvider = false)
    {
        var found = new List<string>();
        if (schema.Version < 0)
        {
            found.Add("version is negative");
        }

        Describe(schema.Description, "the schema", found);
        var reserved = isProvider ? ReservedInProviders : ReservedInResources;
        found.AddRange(schema.Attributes.Select(a => a.Name).Where(reserved.Contains).Select(n => $"{n}: the name is reserved"));
        Inside(schema.Attributes, string.Empty, new Surroundings(InSet: false, InWriteOnly: false, IsRoot: true, isProvider), found);
        return found;
    }

    /// <summary>Of a type whose values have no plan: what only a plan or a stored state gives a meaning is a mistake.</summary>
    private static List<string> CheckUnstored(string typeName, Schema schema, string providerName)
    {
        var found = Check(schema);
        Report(!typeName.StartsWith($"{providerName}_", StringComparison.Ordinal), $"type name does not begin with {providerName}_", found);
        Report(schema.Version != 0, "nothing is stored that could have a version", found);
        Unplanned(schema.Attributes, string.Empty, found);
        return [.. found.Select(f => $"{typeName}: {f}")];
    }

    private static void Unplanned(ValueList<SchemaAttribute> attributes, string at, List<string> found)
    {
        foreach (var attribute in attributes)
        {
            var name = at + attribute.Name;
            Report(attribute.WriteOnly, $"{name}: only managed resources have write-only values", found);
            Report(attribute.RequiresReplace
                || attribute.KeepsPrior
                || attribute.LocalOnly
                || attribute.SameMeaning is not null, $"{name}: there is no prior value", found);
            Report(attribute.Default is not null, $"{name}: nothing plans a default, so the documentation would lie", found);
            Unplanned(attribute.Nested?.Attributes ?? [], name + ".", found);
        }
    }

    private static void Inside(ValueList<SchemaAttribute> attributes, string at, Surroundings around, List<string> found)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (!names.Add(attribute.Name))
            {
                found.Add($"{at}{attribute.Name}: the name is used twice");
            }

            if (attribute.Nested is NestedBlock block)
            {
                Block(attribute, block, at + attribute.Name, around, found);
            }
            else
            {
                Attribute(attribute, at + attribute.Name, around, found);
            }
        }
    }

    private static void Attribute(SchemaAttribute attribute, string at, Surroundings around, List<string> found)
    {
        if (!AttributeName().IsMatch(attribute.Name))
        {
            found.Add($"{at}: the name is not of small letters, digits and underscores");
        }

        Describe(attribute.Description, at, found);
        Report(attribute.Default is not null && !attribute.IsComputed, $"{at}: a default needs a computed mode", found);
        Report(attribute.Default is { } d
            && (!attribute.Type.Accepts(d) || !d.IsWhollyKnown || d.IsNull), $"{at}: the default is no known value of the type", found);
        Report(attribute.KeepsPrior && !attribute.IsComputed, $"{at}: only a computed value can be kept", found);
        Report(attribute.RequiresReplace
            && attribute.Mode == AttributeMode.Computed, $"{at}: nobody can change a computed value, so it forces no replacement", found);
        Report(attribute.RequiresReplace && around.IsProvider, $"{at}: a provider is not replaced", found);
        Report(attribute.IsComputed && around.IsProvider, $"{at}: a provider computes nothing", found);
        Report(attribute.LocalOnly && (!around.IsRoot || around.IsProvider), $"{at}: only an attribute at the root of a resource lives in state alone", found);
        Report(attribute.Mode == AttributeMode.Computed
            && attribute.Validators.Count > 0, $"{at}: nobody writes a computed value, so there is nothing to check", found);
        WriteOnly(attribute, at, around, found);
        Report(around.InSet && HasDynamic(attribute.Type), $"{at}: a set has no dynamic type inside", found);
        Report(HasDynamicElements(attribute.Type), $"{at}: elements of the dynamic type make core crash; use dynamic for the whole value", found);
        if (attribute.Nested is not { } nested)
        {
            return;
        }

        Report(nested.Nesting == NestingMode.Group, $"{at}: only blocks can be groups", found);
        Report(nested.Type != attribute.Type, $"{at}: the type is not that of the nested attributes", found);
        Report(
            attribute is { IsComputed: true, Default: null, KeepsPrior: false } && nested.Attributes.Any(a => !a.IsComputed),
            $"{at}: core would take a value of the provider for the practitioner's, since not everything inside is computed; a default, or planning that keeps "
                + "the prior value, must say what is meant",
            found);
        Report(
            attribute.Mode == AttributeMode.Computed && nested.Attributes.Any(a => a.IsConfigurable),
            $"{at}: nobody can configure what is inside of a computed attribute",
            found);
        Report(nested.Attributes.Count == 0, $"{at}: there is nothing inside", found);
        var inner = around with { InSet = around.InSet || nested.Nesting == NestingMode.Set, InWriteOnly = attribute.WriteOnly, IsRoot = false };
        Inside(nested.Attributes, at + ".", inner, found);
    }

    private static void WriteOnly(SchemaAttribute attribute, string at, Surroundings around, List<string> found)
    {
        Report(around.InWriteOnly && !attribute.WriteOnly, $"{at}: what is inside of a write-only attribute is write-only too", found);
        if (!attribute.WriteOnly)
        {
            return;
        }

        Report(attribute.IsComputed, $"{at}: a write-only value is not computed", found);
        Report(attribute.Default is not null, $"{at}: a write-only value has no default", found);
        Report(around.InSet, $"{at}: a set has no write-only value inside", found);
        Report(around.IsProvider, $"{at}: only managed resources have write-only values", found);
        Report(attribute.RequiresReplace, $"{at}: a write-only value is not stored, so a change of it cannot be seen", found);
    }

    private static void Block(SchemaAttribute attribute, NestedBlock block, string at, Surroundings around, List<string> found)
    {
        Report(attribute.Mode != AttributeMode.Optional, $"{at}: a block is optional, whatever is inside", found);
        Report(!BlockName().IsMatch(attribute.Name), $"{at}: the name is not of small letters, digits and underscores", found);
        Describe(attribute.Description, at, found);
        Report(
            block.Nesting switch
            {
                NestingMode.Single => block.MinItems != block.MaxItems || block.MinItems is not (0 or 1),
                NestingMode.Group or NestingMode.Map => block.MinItems != 0 || block.MaxItems != 0,
                _ => block.MinItems < 0 || block.MaxItems < 0 || (block.MaxItems != 0 && block.MinItems > block.MaxItems),
            },
            $"{at}: the limits of its number do not fit its nesting",
            found);
        Report(block.Nesting is NestingMode.List or NestingMode.Map
            && HasDynamic(attribute.Type), $"{at}: a dynamic type inside would change the type of the block", found);
        Inside(block.Attributes, at + ".", around with { InSet = around.InSet || block.Nesting == NestingMode.Set, IsRoot = false }, found);
    }

    private static void Describe(string description, string at, List<string> found) =>
        Report(string.IsNullOrWhiteSpace(description)
            || description.Trim() != description
            || description[^1] is not ('.' or '`' or '|' or ')'), $"{at}: the description is not a sentence", found);

    private static void Report(bool isWrong, string what, List<string> found)
    {
        if (isWrong)
        {
            found.Add(what);
        }
    }

    private static bool HasDynamic(TfType type) => type switch
    {
        TfPrimitiveType primitive => primitive.Kind == TfPrimitive.Dynamic,
        TfCollectionType collection => HasDynamic(collection.Element),
        TfTupleType tuple => tuple.Elements.Any(HasDynamic),
        TfObjectType of => of.Attributes.Values.Any(HasDynamic),
        _ => false,
    };

    private static bool HasDynamicElements(TfType type) => type switch
    {
        TfCollectionType collection => HasDynamic(collection.Element),
        TfTupleType tuple => tuple.Elements.Any(HasDynamicElements),
        TfObjectType of => of.Attributes.Values.Any(HasDynamicElements),
        _ => false,
    };

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex AttributeName();

    [GeneratedRegex("^[a-z0-9_]+$")]
    private static partial Regex BlockName();

    private sealed record Surroundings(bool InSet, bool InWriteOnly, bool IsRoot, bool IsProvider);
}
