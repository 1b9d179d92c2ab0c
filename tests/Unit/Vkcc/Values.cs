using Terraform.Framework;

namespace Unit.Vkcc;

/// <summary>Short forms for tables.</summary>
internal static class Values
{
    public static TfValue<ValueSet<TfValue<string>>> Set(params ReadOnlySpan<string?> texts)
    {
        var elements = new List<TfValue<string>>();
        foreach (var text in texts)
        {
            elements.Add(text is null ? TfValue<string>.Unknown : text);
        }

        return new ValueSet<TfValue<string>>(elements);
    }

    public static TfValue<ValueSet<TfValue<string>>> UnknownSet => TfValue<ValueSet<TfValue<string>>>.Unknown;

    public static TfValue<string> Unknown => TfValue<string>.Unknown;

    public static TfValue<long> UnknownNumber => TfValue<long>.Unknown;
}
