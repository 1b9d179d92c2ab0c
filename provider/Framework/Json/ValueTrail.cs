using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>The way from the root of a value to the part at hand, kept while bytes are read or written, for the message when they are wrong. Bounds the
/// depth.</summary>
/// <remarks>Steps are plain structs in one array: a path object is made only for an error.</remarks>
public sealed class ValueTrail
{
    /// <summary>Far beyond what a schema or a configuration nests, and safe on the stack of a pool thread.</summary>
    public const int MaximumDepth = 200;

    private Step[] steps = new Step[8];
    private int depth;

    public void EnterAttribute(string name) => Push(new Step(name, 0, Kind.Attribute));

    public void EnterKey(string key) => Push(new Step(key, 0, Kind.Key));

    public void EnterIndex(long index) => Push(new Step(null, index, Kind.Index));

    /// <summary>An element of a list or a set. One of a set has no address, nor has anything in it: the path ends at the set.</summary>
    public void EnterElement(long index, bool inSet) => Push(new Step(null, index, inSet ? Kind.SetElement : Kind.Index));

    /// <summary>What a dynamic value holds has the address of the dynamic value; it counts as a level all the same.</summary>
    public void EnterDynamic() => Push(new Step(null, 0, Kind.Dynamic));

    public void Leave() => depth--;

    public AttributePath ToPath()
    {
        var path = new List<AttributePathStep>(depth);
        foreach (var step in steps.AsSpan(0, depth))
        {
            if (step.Kind == Kind.SetElement)
            {
                break;
            }

            if (step.Kind == Kind.Dynamic)
            {
                continue;
            }

            path.Add(step.Kind switch
            {
                Kind.Attribute => new AttributePathStep.Attribute(step.Name!),
                Kind.Key => new AttributePathStep.Key(step.Name!),
                _ => new AttributePathStep.Index(step.Index),
            });
        }

        return new AttributePath([.. path]);
    }

    public CodecException Error(string reason, Exception? cause = null) => new(ToPath(), reason, cause);

    private void Push(Step step)
    {
        if (depth == MaximumDepth)
        {
            throw Error($"the value is nested more than {MaximumDepth} levels deep");
        }

        if (depth == steps.Length)
        {
            Array.Resize(ref steps, depth * 2);
        }

        steps[depth++] = step;
    }

    private enum Kind : byte
    {
        Attribute,
        Key,
        Index,
        SetElement,
        Dynamic,
    }

    private readonly record struct Step(string? Name, long Index, Kind Kind);
}

/// <summary>Bytes that are no value of the type expected, or a value that has no form in bytes.</summary>
/// <remarks>The reason never shows the value: it may be a secret.</remarks>
[SuppressMessage("Design", "CA1032", Justification = "Without a place and a reason there is nothing to say.")]
public sealed class CodecException(AttributePath path, string reason, Exception? cause = null)
    : Exception(path.IsWhole ? reason : $"{path}: {reason}", cause)
{
    /// <summary>Where in the value; the whole when the bytes as such are broken.</summary>
    public AttributePath Path => path;

    public string Reason => reason;
}
