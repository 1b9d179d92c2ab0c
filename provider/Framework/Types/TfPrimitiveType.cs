namespace Terraform.Framework;

/// <summary>A string, number, bool, or the dynamic pseudo-type.</summary>
public sealed record TfPrimitiveType(TfPrimitive Kind) : TfType
{
    private protected override bool AcceptsKnown(TfValue value) => Kind switch
    {
        TfPrimitive.String => value is TfString,
        TfPrimitive.Number => value is TfNumber,
        TfPrimitive.Bool => value is TfBool,
        _ => value is TfDynamic dynamic && dynamic.Type.Accepts(dynamic.Value),
    };
}
