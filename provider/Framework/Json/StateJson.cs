using System.Runtime.InteropServices;
using System.Text.Json;

namespace Terraform.Framework;

/// <summary>Values as the JSON text in which Terraform stores state (plugin-protocol section 3.8), read by type, numbers exactly.</summary>
public static class StateJson
{
    /// <summary>Reads stored attributes. What is missing is null; surplus attributes are ignored; texts, numbers and bools are taken for one another where
    /// that is plain.</summary>
    /// <exception cref="CodecException">The text is not JSON, or is not of the type.</exception>
    public static TfValue Read(ReadOnlySpan<byte> json, TfType type) => JsonValueReader.Read(json, type, ignoreSurplus: true);

    /// <summary>The same for a part of a document, as a state upgrade returns it.</summary>
    /// <exception cref="CodecException">The element is not of the type.</exception>
    public static TfValue Read(JsonElement element, TfType type) =>
        element.ValueKind == JsonValueKind.Undefined
            ? TfValue.Null
            : JsonValueReader.Read(JsonMarshal.GetRawUtf8Value(element), type, ignoreSurplus: true);
}
