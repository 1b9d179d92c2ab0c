using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Terraform.Framework;

namespace Unit.Codec;

/// <summary>Values as core writes them into state: compact JSON text, object attributes complete and in order.</summary>
internal static class StateText
{
    public static byte[] Of(TfValue value) => Encoding.UTF8.GetBytes(Text(value));

    private static string Text(TfValue value) => value switch
    {
        TfString text => Text(text.Text),
        TfList list => $"[{string.Join(',', list.Elements.Select(Text))}]",
        TfSet set => $"[{string.Join(',', set.Elements.Select(Text))}]",
        TfMap map => Members(map.Entries),
        TfObject o => Members(o.Attributes),
        TfDynamic dynamic => $"{{\"value\":{Text(dynamic.Value)},\"type\":{Encoding.UTF8.GetString(TypeJson.Write(dynamic.Type))}}}",
        _ => value.ToString()!,
    };

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Members(ValueMap<TfValue> members) => $"{{{string.Join(',', members.Select(e => $"{Text(e.Key)}:{Text(e.Value)}"))}}}";
}
