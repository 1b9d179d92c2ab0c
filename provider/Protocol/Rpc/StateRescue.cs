using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Saves what can be saved of a state that does not fit its schema: the object exists by then, and a state with its id is worth more than
/// none.</summary>
internal static class StateRescue
{
    /// <summary>Attribute by attribute: the new value, else the planned one, else the prior one, else nothing; and a diagnostic that names what was
    /// replaced.</summary>
    /// <param name="planned">Of the type, since it was decoded against it; may be null or hold unknowns.</param>
    /// <param name="prior">The same.</param>
    /// <param name="error">Why the state as a whole could not be encoded.</param>
    public static (Proto.DynamicValue State, IReadOnlyList<Diagnostic> Diagnostics) Rescue(
        Schema schema, TfValue state, TfValue planned, TfValue prior, CodecException error)
    {
        var nothing = schema.EmptyObject();
        var values = new TfValue[schema.Type.Attributes.Count];
        var replaced = new List<string>();
        for (var i = 0; i < values.Length; i++)
        {
            var name = schema.Type.Attributes.KeyAt(i);
            var type = schema.Type.Attributes.ValueAt(i);
            if (Part(state, name) is { } value && CanEncode(value, type))
            {
                values[i] = value;
                continue;
            }

            replaced.Add(name);
            values[i] = Known(planned, name) ?? Known(prior, name) ?? nothing[name];
        }

        var rescued = new TfObject(schema.Type.Attributes.WithValues(values));
        var problem = RpcCall.Unsendable(error);
        return (
            DynamicValueCodec.Encode(rescued, schema.Type),
            [problem with
            {
                Detail = $"{problem.Detail} The object itself is in state; only these attributes hold planned or earlier values until the next "
                    + $"refresh: {string.Join(", ", replaced)}.",
            }]);
    }

    private static TfValue? Part(TfValue state, string name) => state is TfObject known && known.Attributes.TryGetValue(name, out var value) ? value : null;

    private static TfValue? Known(TfValue state, string name) => Part(state, name) is { IsWhollyKnown: true } value ? value : null;

    private static bool CanEncode(TfValue value, TfType type)
    {
        try
        {
            MsgPackEncoder.Encode(value, type);
            return true;
        }
        catch (CodecException)
        {
            return false;
        }
    }
}
